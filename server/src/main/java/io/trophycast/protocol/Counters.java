package io.trophycast.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a stage counts.
 *
 * @param confetti taps ever
 * @param audience people watching now
 * @param raffles of each raffle that is not over, how many have entered; absent where there is none
 */
public record Counters(long confetti, long audience, Optional<List<Raffle>> raffles) {

  /** One of them. */
  public record Raffle(DropId drop, int entries) {}

  /** The counters of a stage without a raffle. */
  public static Counters of(long confetti, long audience) {
    return new Counters(confetti, audience, Optional.empty());
  }
}
