/**
 * Owns a chaos run: the seeded schedule of faults, doing them, and the report. It must not know how
 * a server works, only where its processes and wires are.
 */
@NullMarked
package io.trophycast.load.chaos;

import org.jspecify.annotations.NullMarked;
