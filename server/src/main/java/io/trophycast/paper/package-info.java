/**
 * What is printed at the venue: PDFs drawn from a trophy or a stage, with words in any script that
 * the jar has a font for. It must not know how trophies are won, nor where its readers are.
 */
@NullMarked
package io.trophycast.paper;

import org.jspecify.annotations.NullMarked;
