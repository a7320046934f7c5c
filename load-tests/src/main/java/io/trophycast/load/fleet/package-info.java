/**
 * Owns the processes and the wires of a run: servers, Redis in its topologies, and the faulty links
 * between them. It does things to them and must not know when or why, nor what anybody claims.
 */
@NullMarked
package io.trophycast.load.fleet;

import org.jspecify.annotations.NullMarked;
