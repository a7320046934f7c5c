/**
 * Follows a stage's history: moments in order, without gap, whatever happens to the link, and the
 * recent ones for those who resume. It knows the stream and the channel, but not what a moment
 * means.
 */
@NullMarked
package io.trophycast.feed;

import org.jspecify.annotations.NullMarked;
