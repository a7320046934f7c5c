package io.trophycast.drop;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.NextStep;
import java.util.Optional;

/**
 * A drop as a host asks for it.
 *
 * @param duration seconds it stays open at the most
 * @param limit trophies a member may win; 1 when absent
 * @param points that a trophy is worth; 0 when absent
 */
public record NewDrop(
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    int supply,
    Opens opens,
    int duration,
    Optional<Integer> limit,
    Optional<Long> points,
    Citation citation,
    String earn,
    Optional<NextStep> nextStep) {}
