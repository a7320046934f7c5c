/**
 * Drops that are run again: templates with placeholders, rules by which they recur, and the
 * calendar that follows from both. It must not know how a drop is decided.
 */
@NullMarked
package io.trophycast.template;

import org.jspecify.annotations.NullMarked;
