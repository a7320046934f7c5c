package io.trophycast.feed;

import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A stage's feed as Redis keeps it, read in pages. Answers come on Redis' thread. */
final class StoredFeed {
  private static final int PAGE = 500;

  private final StageId stage;
  private final RedisLink link;

  StoredFeed(StageId stage, RedisLink link) {
    this.stage = stage;
    this.link = link;
  }

  /** Where it ends now, unless there is no such stage any more. */
  Future<Optional<Position>> end() {
    return link.send(
            Keys.meta(stage),
            Request.cmd(Command.HMGET).arg(Keys.meta(stage)).arg("epoch").arg("offset"))
        .map(
            fields ->
                Optional.ofNullable(fields.get(0))
                    .map(
                        epoch ->
                            new Position(
                                epoch.toString(), Long.parseLong(fields.get(1).toString()))));
  }

  /** The next page behind an offset, in order; empty at the end. */
  Future<List<Entry>> after(long offset) {
    return read(Command.XRANGE, (offset + 1) + "-0", "+");
  }

  /** What led up to a moment and is it, in order and without gap: as much as so many bytes hold. */
  Future<Deque<RawMoment>> upTo(long newest, long bytes) {
    return upTo(new ArrayDeque<>(), newest, bytes);
  }

  /** Reads backwards, page by page, until there is enough or nothing more. */
  private Future<Deque<RawMoment>> upTo(Deque<RawMoment> led, long newest, long bytes) {
    return read(Command.XREVRANGE, newest + "-0", "-")
        .compose(
            page -> {
              long expected = newest;
              long left = bytes;
              for (Entry entry : page) {
                left -= FeedTail.bytes(entry.moment());
                if (entry.offset() != expected || left < 0) {
                  return Future.succeededFuture(led);
                }
                led.addFirst(entry.moment());
                expected--;
              }
              return page.size() < PAGE || expected == 0
                  ? Future.succeededFuture(led)
                  : upTo(led, expected, left);
            });
  }

  private Future<List<Entry>> read(Command range, String from, String to) {
    return link.send(
            Keys.feed(stage),
            Request.cmd(range).arg(Keys.feed(stage)).arg(from).arg(to).arg("COUNT").arg(PAGE))
        .map(
            page -> {
              List<Entry> entries = new ArrayList<>(page.size());
              for (Response entry : page) {
                entries.add(Entry.of(entry));
              }
              return entries;
            });
  }
}
