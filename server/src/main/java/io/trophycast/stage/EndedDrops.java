package io.trophycast.stage;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drops that have ended and all of whose winners are known here, so that the losers of a stampede
 * are answered without asking Redis. Only who is certain to have won nothing is answered: whoever
 * is among the winners, under whatever claim id, has to ask, and gets their serial.
 *
 * <p>The stage thread writes it and all loops read it: an immutable map behind one volatile field.
 */
public final class EndedDrops {
  private static final int KEPT = 20;

  private volatile Map<DropId, Ended> drops = Map.of();

  private record Ended(DropEnding ending, long at, Set<MemberId> winners) {}

  /**
   * The outcome of this claim, if it is certain without asking as long as Redis loses nothing; it
   * may be told once that end is kept.
   */
  public Optional<ClaimOutcome.TooLate> outcome(DropId drop, ClaimId claim, MemberId member) {
    return Optional.ofNullable(drops.get(drop))
        .filter(ended -> !ended.winners().contains(member))
        .map(
            ended ->
                ended.ending() == DropEnding.SOLD_OUT
                    ? new ClaimOutcome.SoldOut(drop, claim, ended.at(), ended.ending())
                    : new ClaimOutcome.Closed(drop, claim, ended.at(), ended.ending()));
  }

  /** A drop has ended, and these are all who won. */
  void add(DropId drop, DropEnding ending, long at, Set<MemberId> winners) {
    Map<DropId, Ended> next = new LinkedHashMap<>(drops);
    next.put(drop, new Ended(ending, at, Set.copyOf(winners)));
    if (next.size() > KEPT) {
      next.remove(next.keySet().iterator().next());
    }
    drops = next;
  }

  /** Redis decides about this drop's claims again. */
  void remove(DropId drop) {
    Map<DropId, Ended> next = new LinkedHashMap<>(drops);
    if (next.remove(drop) != null) {
      drops = next;
    }
  }

  /** Forgets everything: the feed was lost. */
  void clear() {
    drops = Map.of();
  }
}
