/**
 * The people of a run: members with seeded lives and a host, who use the public contract alone, and
 * the history of what they did and saw. It must not know of faults, nor judge what it writes down.
 */
@NullMarked
package io.trophycast.load.crowd;

import org.jspecify.annotations.NullMarked;
