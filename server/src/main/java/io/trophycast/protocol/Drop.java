package io.trophycast.protocol;

import java.util.Optional;

/**
 * A timed release of a limited number of trophies, as everybody may see it. Instants are
 * milliseconds since the Unix epoch by Redis' clock.
 *
 * @param limit trophies that one member may win
 * @param points that a trophy is worth
 * @param earn how it is earned; public before it opens
 * @param way how winners are found; first come when absent
 * @param rule who may claim; everybody when absent
 * @param waves when it opens where; its own instants are the first opening and the last closing
 * @param pickup what there is to fetch with each trophy
 * @param onShow seconds that it and its trophies are on show after its end; for ever when absent
 * @param commitment of a raffle: the SHA-256 of the seed that it is drawn with, in hex
 * @param overruled that it exceeds a limit of the stage, and why it was wanted all the same
 * @param entries of a raffle, when this was said; the counters have the newest number
 * @param things where what there is to fetch was, when this was said
 * @param awarded trophies awarded so far
 * @param remaining trophies still to be won
 */
public record Drop(
    DropId id,
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    int supply,
    int limit,
    long points,
    Citation citation,
    String earn,
    Optional<NextStep> nextStep,
    Optional<Way> way,
    Optional<ClaimRule> rule,
    Optional<Waves> waves,
    Optional<Pickup> pickup,
    Optional<Integer> onShow,
    Optional<String> commitment,
    Optional<Overruled> overruled,
    DropState state,
    Optional<DropEnding> ending,
    long opensAt,
    long closesAt,
    Optional<Long> openedAt,
    Optional<Long> endedAt,
    Optional<Integer> entries,
    Optional<Things> things,
    int awarded,
    int remaining) {

  /** Whether its winners are found in this way. */
  public boolean is(Way how) {
    return way.orElse(Way.FIRST_COME) == how;
  }

  /** Whether it is not on show any more. It stays what it is: its record and trophies are there. */
  public boolean retired(long now) {
    return onShow.isPresent() && endedAt.isPresent() && now >= endedAt.get() + onShow.get() * 1000L;
  }
}
