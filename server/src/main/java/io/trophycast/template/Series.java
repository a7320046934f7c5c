package io.trophycast.template;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.TemplateId;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When to look at each template that recurs, over all stages. A template is entered before it is
 * saved: a crash in between leaves a harmless extra entry, never a missing one.
 */
final class Series {
  private static final Logger log = LoggerFactory.getLogger(Series.class);
  private static final int MOST = 100;
  private static final long AGAIN_MS = 60_000;

  private final RedisLink link;

  Series(RedisLink link) {
    this.link = link;
  }

  Future<Void> look(StageId stage, TemplateId template, long at) {
    return link.send(
            Keys.SERIES,
            Request.cmd(Command.ZADD).arg(Keys.SERIES).arg(at).arg(stage + ":" + template))
        .mapEmpty();
  }

  /** Those to be looked at by an instant. */
  Future<List<SeriesEntry>> until(long instant) {
    return link.send(
            Keys.SERIES,
            Request.cmd(Command.ZRANGE)
                .arg(Keys.SERIES)
                .arg("-inf")
                .arg(instant)
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(MOST))
        .map(
            names -> {
              List<SeriesEntry> entries = new ArrayList<>();
              names.forEach(
                  name -> {
                    String[] parts = name.toString().split(":", 2);
                    entries.add(new SeriesEntry(new StageId(parts[0]), new TemplateId(parts[1])));
                  });
              return entries;
            });
  }

  /** A template that is not there: it may be just about to be saved, or be forgotten. */
  Future<Void> forgetLeftOver(SeriesEntry entry, long now) {
    return link.send(
            Keys.SERIES,
            Request.cmd(Command.ZSCORE)
                .arg(Keys.SERIES)
                .arg(entry.stage() + ":" + entry.template()))
        .compose(
            score ->
                score != null && now - (long) Double.parseDouble(score.toString()) > AGAIN_MS
                    ? forget(entry.stage(), entry.template())
                    : Future.succeededFuture());
  }

  /** A drop could not be made now; perhaps there are too many. */
  Future<Void> lookLater(SeriesEntry entry, long now, Answer<?> why) {
    log.warn(
        "No drop of a template stage={} template={} because={}",
        entry.stage(),
        entry.template(),
        why instanceof Answer.Refused<?> refused ? refused.sentence() : "");
    return look(entry.stage(), entry.template(), now + AGAIN_MS);
  }

  Future<Void> forget(StageId stage, TemplateId template) {
    return link.send(
            Keys.SERIES, Request.cmd(Command.ZREM).arg(Keys.SERIES).arg(stage + ":" + template))
        .mapEmpty();
  }
}
