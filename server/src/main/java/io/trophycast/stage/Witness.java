package io.trophycast.stage;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees drops from their first trophy to their end and notes who won, so that it can say when it
 * knows all winners. It belongs to the stage thread.
 */
final class Witness {
  /** Larger drops are rare, and asking Redis about them is no disaster. */
  private static final int LARGEST_SUPPLY = 10_000;

  private final EndedDrops ended;
  private final Map<DropId, Seen> watched = new HashMap<>();

  private static final class Seen {
    final Set<MemberId> winners = new HashSet<>();
    int trophies;
  }

  /** Starts with what a snapshot shows: only drops without a winner so far can be seen whole. */
  Witness(EndedDrops ended, List<Drop> drops) {
    this.ended = ended;
    drops.forEach(this::watch);
  }

  void see(Moment moment) {
    switch (moment) {
      case Moment.DropScheduled scheduled -> watch(scheduled.drop());
      case Moment.TrophyAwarded won -> {
        Seen seen = watched.get(won.drop());
        if (seen != null) {
          seen.winners.add(won.member());
          seen.trophies++;
        }
      }
      case Moment.DropEnded over -> {
        Seen seen = watched.remove(over.drop());
        if (seen != null && seen.trophies == over.awarded()) {
          ended.add(over.drop(), over.ending(), over.at(), seen.winners);
        }
      }
      // Redis has lost some of it: what was seen here may not be what the drop goes on with.
      case Moment.DropFrozen frozen -> forget(frozen.drop());
      case Moment.DropRestored restored -> forget(restored.drop().id());
      case Moment _ -> {}
    }
  }

  private void forget(DropId drop) {
    watched.remove(drop);
    ended.remove(drop);
  }

  private void watch(Drop drop) {
    if (drop.state() != DropState.ENDED && drop.awarded() == 0 && drop.supply() <= LARGEST_SUPPLY) {
      watched.put(drop.id(), new Seen());
    }
  }
}
