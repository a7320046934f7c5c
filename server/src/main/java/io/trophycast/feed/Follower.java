package io.trophycast.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trophycast.meter.FeedMeters;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.ChannelListener;
import io.trophycast.redis.Deliver;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a stage's feed and hands on every moment once and in order. The channel is for speed: a
 * moment that comes with the next offset is handed on at once. The stream is for truth: whatever
 * the channel left out is read from there, and a check every few seconds finds what nobody noticed.
 * Both say which epoch a moment belongs to: one of another epoch is never handed on.
 *
 * <p>It belongs to one thread; Redis' answers come to it through that thread's executor.
 */
public final class Follower {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int PAGE = 500;
  private static final String EPOCH = "epoch";

  private final StageId stage;
  private final RedisLink link;
  private final Executor thread;
  private final int tailBytes;
  private final Reader reader;
  private final FeedMeters meters;
  private final ChannelListener listener = new Listener();

  private String epoch = "";
  private FeedTail tail;
  private long newest;
  private boolean started;
  private boolean filling;
  private boolean closed;
  private boolean surprised;

  /** Who reads the feed, on the follower's thread. */
  public interface Reader {
    /** The next moment. */
    void moment(RawMoment moment);

    /** A slot has a newer value. */
    void touched(String slot);

    /**
     * The feed can't be continued: the data was lost, or more was missed than is kept. The follower
     * has stopped; start again from a snapshot.
     */
    void lost();
  }

  /**
   * A follower that has not started.
   *
   * @param thread runs tasks one after the other on the thread that owns this follower
   * @param tailBytes how much of the past to keep for those who resume
   */
  public Follower(
      StageId stage,
      RedisLink link,
      Executor thread,
      int tailBytes,
      Reader reader,
      FeedMeters meters) {
    this.stage = stage;
    this.link = link;
    this.thread = thread;
    this.tailBytes = tailBytes;
    this.reader = reader;
    this.meters = meters;
    this.tail = new FeedTail(0, tailBytes);
  }

  /** Subscribes; a position read after this is done misses nothing. */
  public Future<Void> subscribe() {
    return Deliver.to(thread, link.subscribe(Keys.live(stage), listener));
  }

  /**
   * Reads the moments that led up to a position into the tail, then hands on everything after it.
   * Done when the tail is there, before the first moment is handed on.
   */
  public Future<Void> start(Position position) {
    epoch = position.epoch();
    return past(new ArrayDeque<>(), position.offset(), tailBytes)
        .map(
            led -> {
              begin(position.offset(), led);
              return null;
            });
  }

  /** Reads backwards from a moment, page by page, until there is enough or nothing more. */
  private Future<Deque<RawMoment>> past(Deque<RawMoment> led, long newest, long bytesLeft) {
    return Deliver.to(
            thread,
            link.send(
                Keys.feed(stage),
                Request.cmd(Command.XREVRANGE)
                    .arg(Keys.feed(stage))
                    .arg(newest + "-0")
                    .arg("-")
                    .arg("COUNT")
                    .arg(PAGE)))
        .compose(
            page -> {
              long expected = newest;
              long left = bytesLeft;
              for (Response entry : page) {
                RawMoment moment = moment(entry);
                left -= FeedTail.bytes(moment);
                if (moment.offset() != expected || left < 0) {
                  return Future.succeededFuture(led);
                }
                led.addFirst(moment);
                expected--;
              }
              return page.size() < PAGE || expected == 0
                  ? Future.succeededFuture(led)
                  : past(led, expected, left);
            });
  }

  /** The recent moments. */
  public FeedTail tail() {
    return tail;
  }

  /** Where the feed is: the last moment that was handed on. */
  public Position position() {
    return new Position(epoch, tail.last());
  }

  /** Looks whether anything was missed, or lost. */
  public void check() {
    if (!started || closed) {
      return;
    }
    long known = tail.last();
    link.send(
            Keys.meta(stage),
            Request.cmd(Command.HMGET).arg(Keys.meta(stage)).arg(EPOCH).arg("offset"))
        .onSuccess(fields -> thread.execute(() -> compare(known, fields)));
  }

  /** Stops, and listens no longer. */
  public void close() {
    closed = true;
    link.unsubscribe(Keys.live(stage), listener);
  }

  private void begin(long offset, Deque<RawMoment> led) {
    tail = new FeedTail(offset - led.size(), tailBytes);
    led.forEach(tail::add);
    started = true;
    newest = Math.max(newest, offset);
    fill();
  }

  private void compare(long known, Response fields) {
    if (closed) {
      return;
    }
    boolean same = fields.get(0) != null && fields.get(0).toString().equals(epoch);
    long there = same ? fields.get(1).toLong() : -1;
    if (there < known) {
      log.warn("The feed went back stage={} known={} there={}", stage, known, there);
      lose();
    } else if (there > tail.last()) {
      newest = Math.max(newest, there);
      fill();
    }
  }

  /** A moment comes behind the epoch that it belongs to and a space; a touch comes alone. */
  private void heard(String message) {
    if (closed) {
      return;
    }
    int start = Math.max(0, message.indexOf('{'));
    String json = message.substring(start);
    Optional<JsonNode> understood = understood(json);
    if (understood.isEmpty() || understood.get().has("touch") != (start == 0)) {
      beSurprised();
    } else if (start == 0) {
      understood.get().get("touch").forEach(slot -> touched(slot.asText()));
    } else if (started && !message.substring(0, start).strip().equals(epoch)) {
      check();
    } else {
      moment(understood.get().path("offset").longValue(), json);
    }
  }

  private void touched(String slot) {
    if (slot.equals(EPOCH)) {
      check();
    } else {
      reader.touched(slot);
    }
  }

  private void moment(long offset, String json) {
    if (started && offset == tail.last() + 1) {
      newest = Math.max(newest, offset);
      take(new RawMoment(offset, json));
    } else if (offset > tail.last()) {
      if (started && !filling) {
        meters.gap();
      }
      newest = Math.max(newest, offset);
      fill();
    }
  }

  /** What was published, if it has the shape of a hint or of a moment: anybody can publish. */
  private static Optional<JsonNode> understood(String message) {
    try {
      JsonNode node = Json.mapper().readTree(message);
      boolean hint = node.path("touch").isArray();
      boolean moment =
          node.path("type").isTextual()
              && node.path("at").canConvertToLong()
              && node.path("offset").isIntegralNumber()
              && node.path("offset").canConvertToLong();
      return hint || moment ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Said once, since whoever publishes nonsense may do so a thousand times. */
  private void beSurprised() {
    if (!surprised) {
      surprised = true;
      log.warn("Something that is no moment was published stage={}", stage);
    }
  }

  private void fill() {
    if (filling || closed || !started || newest <= tail.last()) {
      return;
    }
    filling = true;
    var _ =
        link.send(
                Keys.feed(stage),
                Request.cmd(Command.XRANGE)
                    .arg(Keys.feed(stage))
                    .arg((tail.last() + 1) + "-0")
                    .arg("+")
                    .arg("COUNT")
                    .arg(PAGE))
            .onComplete(read -> thread.execute(() -> filled(read)));
  }

  /** Takes a page. After a failure, the next message, check or resumption fills again. */
  private void filled(AsyncResult<Response> read) {
    filling = false;
    if (read.failed() || closed) {
      return;
    }
    Response entries = read.result();
    for (Response entry : entries) {
      long offset = offsetOf(entry);
      if (offset > tail.last() + 1) {
        log.warn("Missed more than is kept stage={} last={}", stage, tail.last());
        lose();
        return;
      }
      if (offset == tail.last() + 1) {
        if (!field(entry, "e").map(epoch::equals).orElse(true)) {
          log.warn("The feed goes on in another epoch stage={} last={}", stage, tail.last());
          lose();
          return;
        }
        take(moment(entry));
      }
      if (closed) {
        return;
      }
    }
    if (entries.size() > 0) {
      fill();
    }
  }

  private void take(RawMoment moment) {
    tail.add(moment);
    reader.moment(moment);
  }

  private void lose() {
    close();
    reader.lost();
  }

  private static long offsetOf(Response entry) {
    String id = entry.get(0).toString();
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }

  /** The entry's field {@code m}: the moment's JSON. */
  private static RawMoment moment(Response entry) {
    return new RawMoment(
        offsetOf(entry),
        field(entry, "m")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Entry " + entry.get(0) + " of a feed has no moment")));
  }

  /** One of the entry's fields; it has more of them, which are nobody's business here. */
  private static Optional<String> field(Response entry, String name) {
    Response fields = entry.get(1);
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      if (fields.get(i).toString().equals(name)) {
        return Optional.of(fields.get(i + 1).toString());
      }
    }
    return Optional.empty();
  }

  private final class Listener implements ChannelListener {
    @Override
    public void heard(String message) {
      thread.execute(() -> Follower.this.heard(message));
    }

    @Override
    public void resumed() {
      thread.execute(Follower.this::check);
    }
  }
}
