package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How fast moments come through, and where the feed had to be mended. For any thread. */
public final class FeedMeters {
  private final Timer delivery;
  private final Counter gaps;
  private final Counter restarts;

  FeedMeters(MeterRegistry registry) {
    delivery =
        Times.timer(
            registry,
            "trophycast.delivery",
            "From the instant of a moment, by Redis' clock, to its last write on one event loop");
    gaps =
        Counter.builder("trophycast.feed.gaps")
            .description("Times that published moments were missing and were read from the stream")
            .register(registry);
    restarts =
        Counter.builder("trophycast.feed.restarts")
            .description("Times that a stage's history could not be continued")
            .register(registry);
  }

  /** A frame was written to everybody on a loop, this long after its oldest moment. */
  public void delivered(double lateMillis) {
    Times.record(delivery, lateMillis);
  }

  /** A moment came that is not the next one. */
  public void gap() {
    gaps.increment();
  }

  /** A stage starts again from a snapshot. */
  public void restarted() {
    restarts.increment();
  }
}
