package io.trophycast.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes timers whose buckets fit what people notice: from a millisecond to ten seconds. */
final class Times {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private Times() {}

  static Timer timer(MeterRegistry registry, String name, String description) {
    return builder(name, description).register(registry);
  }

  static Timer.Builder builder(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
  }

  /** Records milliseconds; two clocks may differ by a little, and a timer knows no less than 0. */
  static void record(Timer timer, double millis) {
    timer.record(Math.max(0, (long) (millis * 1e6)), TimeUnit.NANOSECONDS);
  }
}
