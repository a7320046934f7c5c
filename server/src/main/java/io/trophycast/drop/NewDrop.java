package io.trophycast.drop;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.NextStep;
import io.trophycast.protocol.Way;
import java.util.Optional;

/**
 * A drop as a host asks for it.
 *
 * @param supply how many trophies there are; not for an open edition
 * @param duration seconds it stays open at the most
 * @param limit trophies a member may win; 1 when absent
 * @param points that a trophy is worth; 0 when absent
 * @param way how winners are found; first come when absent
 * @param rule who may claim; everybody when absent
 * @param waves the places in each of which it opens at its local time
 * @param pickup what there is to fetch with each trophy
 * @param onShow seconds that it and its trophies are on show after its end; for ever when absent
 * @param overrule why it may exceed the stage's limits, in words that everybody may read
 */
public record NewDrop(
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    Optional<Integer> supply,
    Opens opens,
    int duration,
    Optional<Integer> limit,
    Optional<Long> points,
    Citation citation,
    String earn,
    Optional<NextStep> nextStep,
    Optional<Way> way,
    Optional<ClaimRule> rule,
    Optional<NewWaves> waves,
    Optional<NewPickup> pickup,
    Optional<Integer> onShow,
    Optional<String> overrule) {

  /** Whether its winners are found in this way. */
  boolean is(Way how) {
    return way.orElse(Way.FIRST_COME) == how;
  }
}
