package io.trophycast.protocol;

import java.util.Optional;

/**
 * Where the things of a drop are. What is held, collected and free are always all there are.
 *
 * @param held kept for somebody until their deadline
 * @param expired holds that were not fetched in time, so far
 * @param returned things that were brought back, so far
 * @param free in stock, and promised to nobody
 * @param inLine members who wait for one
 * @param conflicts scans without network that did not fit what was known when they arrived, so far
 * @param due when the next hold is over, in milliseconds since the Unix epoch
 */
public record Things(
    int held,
    int collected,
    int expired,
    int returned,
    int free,
    int inLine,
    int conflicts,
    Optional<Long> due) {}
