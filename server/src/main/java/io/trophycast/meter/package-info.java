/**
 * What is counted and timed while the server runs, and which names it has for those who watch over
 * it. It knows the words of the protocol and nothing of who counts.
 */
@NullMarked
package io.trophycast.meter;

import org.jspecify.annotations.NullMarked;
