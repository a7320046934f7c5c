package io.trophycast.feed;

import io.trophycast.meter.FeedMeters;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.ChannelListener;
import io.trophycast.redis.Deliver;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a stage's feed and hands on every moment once and in order. The channel is for speed: a
 * moment that comes with the next offset is handed on at once. The stream is for truth: whatever
 * the channel left out is read from there, and a check every few seconds finds what nobody noticed.
 * Both say which epoch a moment belongs to: one of another epoch is never handed on, and none that
 * another Redis decided than the one that is asked.
 *
 * <p>It belongs to one thread; Redis' answers come to it through that thread's executor.
 */
public final class Follower {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final String EPOCH = "epoch";

  private final StageId stage;
  private final RedisLink link;
  private final StoredFeed stored;
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
    this.stored = new StoredFeed(stage, link);
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
    return Deliver.to(thread, stored.upTo(position.offset(), tailBytes))
        .map(
            led -> {
              begin(position.offset(), led);
              return null;
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
    stored.end().onSuccess(end -> thread.execute(() -> compare(known, end)));
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

  private void compare(long known, Optional<Position> end) {
    if (closed) {
      return;
    }
    long there = end.filter(at -> at.epoch().equals(epoch)).map(Position::offset).orElse(-1L);
    if (there < known) {
      log.warn("The feed went back stage={} known={} there={}", stage, known, there);
      lose();
    } else if (there > tail.last()) {
      newest = Math.max(newest, there);
      fill();
    }
  }

  private void heard(String message) {
    if (closed) {
      return;
    }
    switch (Published.read(message)) {
      case Published.Hint(List<String> slots) -> slots.forEach(this::touched);
      case Published.Next(String theirs, String incarnation, RawMoment moment) -> {
        if (started && !isOurs(theirs, incarnation)) {
          check();
        } else {
          heard(moment);
        }
      }
      case Published.Nonsense _ -> beSurprised();
    }
  }

  /**
   * After a failover the subscription may still be at the primary that was deposed, and hear what
   * it decides in the same epoch; commands go elsewhere already, and there the truth is.
   */
  private boolean isOurs(String theirs, String incarnation) {
    return theirs.equals(epoch) && link.asks(Keys.live(stage), incarnation);
  }

  private void touched(String slot) {
    if (slot.equals(EPOCH)) {
      check();
    } else {
      reader.touched(slot);
    }
  }

  private void heard(RawMoment moment) {
    long offset = moment.offset();
    if (started && offset == tail.last() + 1) {
      newest = Math.max(newest, offset);
      take(moment);
    } else if (offset > tail.last()) {
      if (started && !filling) {
        meters.gap();
      }
      newest = Math.max(newest, offset);
      fill();
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
    stored.after(tail.last()).onComplete(read -> thread.execute(() -> filled(read)));
  }

  /** Takes a page. After a failure, the next message, check or resumption fills again. */
  private void filled(AsyncResult<List<Entry>> read) {
    filling = false;
    if (read.failed() && !(read.cause() instanceof RedisUnavailable)) {
      log.error("The feed can't be read stage={}", stage, read.cause());
    }
    if (read.failed() || closed) {
      return;
    }
    for (Entry entry : read.result()) {
      if (entry.offset() > tail.last() + 1) {
        log.warn("Missed more than is kept stage={} last={}", stage, tail.last());
        lose();
        return;
      }
      if (entry.offset() == tail.last() + 1) {
        if (!entry.epoch().map(epoch::equals).orElse(true)) {
          log.warn("The feed goes on in another epoch stage={} last={}", stage, tail.last());
          lose();
          return;
        }
        take(entry.moment());
      }
      if (closed) {
        return;
      }
    }
    if (!read.result().isEmpty()) {
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
