package io.trophycast.confetti;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;

/** Adds up what the instances count: confetti taps, and people watching. */
public final class Pulse {
  private final StageFunctions functions;

  public Pulse(RedisLink link) {
    this.functions = new StageFunctions(link);
  }

  /**
   * Adds this instance's taps, says how many watch here, and returns the sums. An instance that has
   * not called for 15 s no longer counts as watching.
   *
   * @param taps since the last call
   */
  public Future<Answer<Counters>> pulse(StageId stage, String instance, int taps, int audience) {
    return functions.ask(
        "pulse",
        stage,
        Counters.class,
        instance,
        Integer.toString(taps),
        Integer.toString(audience));
  }
}
