package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.OneLine;
import io.trophycast.protocol.Pickup;
import io.trophycast.protocol.Waves;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a thing to fetch has to be like, beyond what the contract's schema says. Pure. */
final class PickupRules {
  private PickupRules() {}

  /** What there is to fetch with this drop, if anything, or why it can't be. */
  static Answer<Optional<Pickup>> check(NewDrop drop, Opening opening, ZoneId zone, Instant now) {
    if (drop.pickup().isEmpty()) {
      return Answer.given(Optional.empty());
    }
    NewPickup wanted = drop.pickup().get();
    Optional<String> flaw = OneLine.flaw(wanted.place());
    if (flaw.isPresent()) {
      return refused("/pickup/place", flaw.get());
    }
    flaw = wanted.packaging().flatMap(OneLine::flaw);
    if (flaw.isPresent()) {
      return refused("/pickup/packaging", flaw.get());
    }
    if (drop.limit().orElse(1) > 1) {
      return refused("/limit", "With something to fetch, everybody gets one: a limit is 1.");
    }
    Optional<Integer> stock = wanted.stock().or(drop::supply);
    if (stock.isEmpty()) {
      return refused("/pickup/stock", "Say how many things there are to fetch.");
    }
    return switch (LocalInstant.of(wanted.from(), "/pickup/from", zone, now)) {
      case Answer.Refused<Instant> refused -> refused.cast();
      case Answer.Given<Instant>(Instant from) ->
          switch (LocalInstant.ahead(wanted.until(), "/pickup/until", zone, now)) {
            case Answer.Refused<Instant> refused -> refused.cast();
            case Answer.Given<Instant>(Instant until) ->
                until(wanted, stock.get(), from, until, opensAt(opening, now));
          };
    };
  }

  private static Answer<Optional<Pickup>> until(
      NewPickup wanted, int stock, Instant from, Instant until, Instant opensAt) {
    if (!until.isAfter(from)) {
      return refused("/pickup/until", "The desk closes before it opens.");
    }
    if (!until.isAfter(opensAt)) {
      return refused("/pickup/until", "The desk closes before anybody can have won.");
    }
    return Answer.given(
        Optional.of(
            new Pickup(
                wanted.place(),
                from.toEpochMilli(),
                until.toEpochMilli(),
                stock,
                wanted.hold(),
                wanted.packaging(),
                wanted.keepTrophy().orElse(true))));
  }

  private static Instant opensAt(Opening opening, Instant now) {
    return switch (opening) {
      case Opening.In(long millis) -> now.plusMillis(millis);
      case Opening.At(long instant) -> Instant.ofEpochMilli(instant);
      case Opening.InWaves(Waves waves) -> Instant.ofEpochMilli(waves.opensAt());
    };
  }

  private static <T> Answer<T> refused(String pointer, String sentence) {
    return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
  }
}
