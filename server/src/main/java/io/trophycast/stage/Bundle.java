package io.trophycast.stage;

import io.trophycast.fanout.Audience;
import io.trophycast.fanout.Pace;
import io.trophycast.protocol.RawMoment;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Moments that wait to be sent together, for sending to thousands takes its time however little
 * there is to say. They go as soon as the pace allows, or when a frame is full. It belongs to the
 * stage thread.
 */
final class Bundle {
  /** To few people at most forty frames a second go out. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** Sending moments takes a sixth of the loops' time; claims find them free. */
  private static final int SHARE = 6;

  private final Vertx vertx;
  private final Executor thread;
  private final StageServices services;
  private final Audience audience;
  private final Pace pace = new Pace(System.nanoTime(), SHARE, SHORTEST_PAUSE, LONGEST_PAUSE);
  private final List<RawMoment> unsent = new ArrayList<>();
  private String epoch = "";
  private long oldest = Long.MAX_VALUE;
  private int chars;
  private boolean armed;

  Bundle(Vertx vertx, Executor thread, StageServices services, Audience audience) {
    this.vertx = vertx;
    this.thread = thread;
    this.services = services;
    this.audience = audience;
  }

  /**
   * Adds the next moment of this epoch.
   *
   * @param at when it happened, if this version understands it
   */
  void add(RawMoment moment, String epoch, Optional<Long> at) {
    this.epoch = epoch;
    unsent.add(moment);
    chars += moment.json().length();
    oldest = Math.min(oldest, at.orElse(Long.MAX_VALUE));
    if (chars >= MomentPages.LONGEST_CHARS) {
      // More would be one more frame anyway, and a burst of frames overflows outboxes.
      send();
    } else if (!armed) {
      sendSoon();
    }
  }

  /** Sends what there is, now. */
  void send() {
    if (unsent.isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    pace.begin(began);
    if (audience.size() > 0) {
      long since = oldest;
      MomentPages.of(unsent, epoch).forEach(page -> audience.send(page, () -> sent(since, began)));
    }
    clear();
  }

  /** Forgets what there is. */
  void clear() {
    unsent.clear();
    chars = 0;
    oldest = Long.MAX_VALUE;
  }

  private void sendSoon() {
    long wait = pace.pause(System.nanoTime());
    if (wait <= 0) {
      send();
      return;
    }
    armed = true;
    vertx.setTimer(
        Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)),
        _ -> {
          armed = false;
          send();
        });
  }

  /** A loop has told all its connections. */
  private void sent(long since, long began) {
    services.meters().feed().delivered(services.clock().now() - since);
    long now = System.nanoTime();
    thread.execute(() -> pace.done(began, now));
  }
}
