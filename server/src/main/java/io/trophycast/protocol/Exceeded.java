package io.trophycast.protocol;

import java.util.Optional;

/**
 * What was asked for is more than a limit allows.
 *
 * @param used how many there are already; not of a quiet time, and not of a distance
 * @param most how many there may be, or the seconds between two; not of a quiet time
 * @param nextFree the first instant at which nothing stands against it, in milliseconds since the
 *     Unix epoch; absent when there is none within two months
 */
public record Exceeded(
    Limit limit, Optional<Integer> used, Optional<Integer> most, Optional<Long> nextFree) {}
