package io.trophycast.drop;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Ends of drops that are known to be as durable as the operator wants, so that only the first who
 * came too late wait for that. An end is a stage's drop and its instant: a drop that was frozen and
 * goes on ends at another. Remembers the thousand that were confirmed last. May be used from any
 * thread.
 */
final class KeptEnds {
  private static final int REMEMBERED = 1000;

  private record End(StageId stage, DropId drop, long at) {}

  private final Set<End> kept =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<End, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  /** The end that this outcome tells of is kept. */
  void add(StageId stage, ClaimOutcome.TooLate outcome) {
    kept.add(new End(stage, outcome.drop(), outcome.at()));
  }

  /** Whether the end that this outcome tells of is known to be kept. */
  boolean contain(StageId stage, ClaimOutcome.TooLate outcome) {
    return kept.contains(new End(stage, outcome.drop(), outcome.at()));
  }
}
