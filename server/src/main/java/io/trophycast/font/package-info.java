/**
 * The fonts that the jar carries, for whoever draws words. It must not know what is drawn with
 * them.
 */
@NullMarked
package io.trophycast.font;

import org.jspecify.annotations.NullMarked;
