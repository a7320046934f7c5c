/**
 * The stage's shared tap counter: what a person can tap, summed up per tick. It knows nothing of
 * sockets and boards.
 */
@NullMarked
package io.trophycast.confetti;

import org.jspecify.annotations.NullMarked;
