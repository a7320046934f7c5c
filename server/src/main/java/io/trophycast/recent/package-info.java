/**
 * Remembering a bounded number of things, those that were of use last. It must not know what they
 * are.
 */
@NullMarked
package io.trophycast.recent;

import org.jspecify.annotations.NullMarked;
