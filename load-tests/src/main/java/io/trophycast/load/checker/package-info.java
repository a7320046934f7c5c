/**
 * Judges a run by what clients and the public records saw: the promises as rules over a history,
 * each answered with valid or with evidence. It must know neither sockets nor servers nor faults.
 */
@NullMarked
package io.trophycast.load.checker;

import org.jspecify.annotations.NullMarked;
