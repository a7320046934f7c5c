/**
 * Owns what is tried on real servers, one scenario a class, and what a right answer is in it. It
 * must not know how a socket is kept small nor how a page is drawn.
 */
@NullMarked
package io.trophycast.load.scenario;

import org.jspecify.annotations.NullMarked;
