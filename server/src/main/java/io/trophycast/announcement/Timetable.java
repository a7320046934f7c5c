package io.trophycast.announcement;

import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * When to look at each announcement, over all stages. One is entered before it is kept: a crash in
 * between leaves a harmless extra entry, never a missing one.
 */
final class Timetable {
  private static final int MOST = 200;
  private static final long AGAIN_MS = 60_000;

  private final RedisLink link;

  Timetable(RedisLink link) {
    this.link = link;
  }

  Future<Void> look(AnnouncementEntry entry, long at) {
    return link.send(
            Keys.ANNOUNCEMENTS,
            Request.cmd(Command.ZADD).arg(Keys.ANNOUNCEMENTS).arg(at).arg(name(entry)))
        .mapEmpty();
  }

  /** Those to be looked at by an instant. */
  Future<List<AnnouncementEntry>> until(long instant) {
    return link.send(
            Keys.ANNOUNCEMENTS,
            Request.cmd(Command.ZRANGE)
                .arg(Keys.ANNOUNCEMENTS)
                .arg("-inf")
                .arg(instant)
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(MOST))
        .map(
            names -> {
              List<AnnouncementEntry> entries = new ArrayList<>();
              names.forEach(
                  name -> {
                    String[] parts = name.toString().split(":", 2);
                    entries.add(
                        new AnnouncementEntry(new StageId(parts[0]), new AnnouncementId(parts[1])));
                  });
              return entries;
            });
  }

  /** An announcement that is not there: it may be just about to be kept, or was never. */
  Future<Void> forgetLeftOver(AnnouncementEntry entry, long now) {
    return link.send(
            Keys.ANNOUNCEMENTS,
            Request.cmd(Command.ZSCORE).arg(Keys.ANNOUNCEMENTS).arg(name(entry)))
        .compose(
            score ->
                score != null && now - (long) Double.parseDouble(score.toString()) > AGAIN_MS
                    ? forget(entry)
                    : Future.succeededFuture());
  }

  Future<Void> forget(AnnouncementEntry entry) {
    return link.send(
            Keys.ANNOUNCEMENTS, Request.cmd(Command.ZREM).arg(Keys.ANNOUNCEMENTS).arg(name(entry)))
        .mapEmpty();
  }

  private static String name(AnnouncementEntry entry) {
    return entry.stage() + ":" + entry.announcement();
  }
}
