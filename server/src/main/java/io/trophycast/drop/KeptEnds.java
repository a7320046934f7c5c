package io.trophycast.drop;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import io.trophycast.recent.Recent;

/**
 * Ends of drops that are known to be as durable as the operator wants, so that only the first who
 * came too late wait for that. An end is a stage's drop and its instant: a drop that was frozen and
 * goes on ends at another. Remembers the thousand that were confirmed or asked for last. May be
 * used from any thread.
 */
final class KeptEnds {
  private static final int REMEMBERED = 1000;

  private record End(StageId stage, DropId drop, long at) {}

  private final Recent<End, Boolean> kept = new Recent<>(REMEMBERED);

  /** The end that this outcome tells of is kept. */
  void add(StageId stage, ClaimOutcome.TooLate outcome) {
    kept.put(new End(stage, outcome.drop(), outcome.at()), true);
  }

  /** Whether the end that this outcome tells of is known to be kept. */
  boolean contain(StageId stage, ClaimOutcome.TooLate outcome) {
    return kept.find(new End(stage, outcome.drop(), outcome.at())).isPresent();
  }
}
