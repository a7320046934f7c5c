package io.trophycast.cadence;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.ZoneId;

/** The limits of all stages. */
public final class Cadences {
  private final RedisLink link;
  private final StageFunctions functions;
  private final RedisClock clock;

  public Cadences(RedisLink link, RedisClock clock) {
    this.link = link;
    this.functions = new StageFunctions(link);
    this.clock = clock;
  }

  /** The limits of a stage, and what is taken of them. */
  public Future<Answer<Cadence>> find(StageId stage) {
    return functions.ask("cadence_view", stage, Cadence.class);
  }

  /** Sets the limits, in place of what was said before; what is scheduled already stays. */
  public Future<Answer<Cadence>> set(StageId stage, CadenceLimits limits, Actor by) {
    if (limits.quiet().filter(quiet -> quiet.from().equals(quiet.until())).isPresent()) {
      return Future.succeededFuture(
          Answer.refused(
              ErrorCode.NOT_POSSIBLE,
              "/quiet/until",
              "A quiet time ends at another hour than it begins."));
    }
    return link.find(Keys.meta(stage), Request.cmd(Command.HGET).arg(Keys.meta(stage)).arg("zone"))
        .compose(
            zone ->
                zone.isEmpty()
                    ? Future.succeededFuture(
                        Answer.refused(ErrorCode.UNKNOWN_STAGE, "There is no such stage."))
                    : set(stage, limits, zone.get().toString(), by));
  }

  private Future<Answer<Cadence>> set(StageId stage, CadenceLimits limits, String zone, Actor by) {
    return functions.change(
        "cadence_set",
        stage,
        Cadence.class,
        limits.none() ? "" : Json.write(limits),
        zone,
        ZoneOffsets.json(ZoneId.of(zone), clock.instant()),
        by.value());
  }
}
