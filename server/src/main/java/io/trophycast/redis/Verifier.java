package io.trophycast.redis;

import io.trophycast.protocol.StageId;
import io.vertx.core.Future;

/** Holds a stage's history against what was seen of it, when Redis has an unknown past. */
@FunctionalInterface
public interface Verifier {
  /** Done when the stage may change again; fails with {@link StageUnverified} after seconds. */
  Future<Void> verify(StageId stage);
}
