package io.trophycast.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * How late the event loops run what they should: each beats in a steady rhythm, and a beat that
 * comes late, or is still missing, is the time that everybody on that loop waits. It is read from
 * any thread, and best from one that is no event loop.
 */
public final class LoopLag {
  private static final long PERIOD_MILLIS = 200;
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);

  private final Timer lag;
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  LoopLag(MeterRegistry registry) {
    lag = Times.timer(registry, "trophycast.loop.lag", "How late event loops run their timers");
  }

  /** Watches the event loop that this is called on, until its context ends. */
  public void watch(Vertx vertx) {
    var loop = new Loop();
    loops.add(loop);
    vertx.setPeriodic(PERIOD_MILLIS, _ -> loop.beat());
  }

  /** How late the latest loop is now, in milliseconds. */
  public double worstMillis() {
    long now = System.nanoTime();
    return loops.stream().mapToLong(loop -> loop.lateNanos(now)).max().orElse(0) / 1e6;
  }

  /** One loop; it alone writes, anybody reads. */
  private final class Loop {
    private volatile long beaten = System.nanoTime();
    private volatile long late;

    void beat() {
      long now = System.nanoTime();
      late = Math.max(0, now - beaten - PERIOD_NANOS);
      beaten = now;
      lag.record(late, TimeUnit.NANOSECONDS);
    }

    long lateNanos(long now) {
      return Math.max(late, now - beaten - PERIOD_NANOS);
    }
  }
}
