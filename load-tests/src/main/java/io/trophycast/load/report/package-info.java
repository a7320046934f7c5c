/**
 * Owns what is left of a load test: a JSON file for programs and a page with plots for people. It
 * must not know how anything was measured.
 */
@NullMarked
package io.trophycast.load.report;

import org.jspecify.annotations.NullMarked;
