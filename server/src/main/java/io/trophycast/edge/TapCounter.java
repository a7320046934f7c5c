package io.trophycast.edge;

import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;

/** Adds a member's confetti taps, and answers how many of them a person could have tapped. */
@FunctionalInterface
public interface TapCounter {
  Future<Integer> count(StageId stage, MemberId member, int taps);
}
