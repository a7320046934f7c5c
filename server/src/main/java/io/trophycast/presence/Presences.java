package io.trophycast.presence;

import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.ZoneId;

/** Who is present on all stages, and the codes that prove it. */
public final class Presences {
  private final StageFunctions functions;
  private final InstantSource clock;
  private final PresenceCodes codes;

  public Presences(RedisLink link, RedisClock clock, SigningKey key) {
    this.functions = new StageFunctions(link);
    this.clock = clock;
    this.codes = new PresenceCodes(key);
  }

  /** Whether the stage asks who is there, and how many are. */
  public Future<Answer<Presence>> find(StageId stage) {
    return functions.ask("presence_view", stage, Presence.class);
  }

  /** Has the stage ask from now on, or no longer. */
  public Future<Answer<Presence>> ask(StageId stage, boolean on) {
    return functions.change("presence_switch", stage, Presence.class, on ? "1" : "0");
  }

  /** What the venue screen shows now. It is for screens and hosts: whoever sees it is there. */
  public ShownCode code(StageId stage) {
    return codes.at(stage, clock.millis());
  }

  /** Marks who brings a code of now as present until the evening in this zone is over. */
  public Future<Answer<Present>> mark(StageId stage, ZoneId zone, MemberId member, String code) {
    if (!codes.good(stage, code, clock.millis())) {
      return Future.succeededFuture(
          Answer.refused(
              ErrorCode.CODE_OVER,
              "/code",
              "This code is not one of now; please scan the one on the screen again."));
    }
    long end = new Evening(zone).end(clock.instant()).toEpochMilli();
    return functions.change(
        "presence_mark", stage, Present.class, member.value(), Long.toString(end));
  }
}
