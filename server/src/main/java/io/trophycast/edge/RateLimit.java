package io.trophycast.edge;

import io.trophycast.recent.Recent;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How often one and the same may do something: a bucket of permits for each address or member,
 * refilled steadily. A venue's Wi-Fi is one address, so the buckets of addresses are deep; what
 * they stop is a script. Remembers the ten thousand that came last. May be used from any thread.
 */
public final class RateLimit {
  private static final int REMEMBERED = 10_000;

  private final int burst;
  private final double perMilli;
  private final InstantSource clock;
  private final Recent<String, Bucket> buckets = new Recent<>(REMEMBERED);

  private record Bucket(double permits, long at) {}

  public RateLimit(int burst, double perSecond, InstantSource clock) {
    this.burst = burst;
    this.perMilli = perSecond / 1000;
    this.clock = clock;
  }

  /** Takes a permit. Zero when there was one, otherwise how long until there is. */
  public synchronized Duration take(String who) {
    long now = clock.millis();
    Bucket before = buckets.find(who).orElseGet(() -> new Bucket(burst, now));
    double permits = Math.min(burst, before.permits() + (now - before.at()) * perMilli);
    if (permits < 1) {
      buckets.put(who, new Bucket(permits, now));
      return Duration.ofMillis((long) Math.ceil((1 - permits) / perMilli));
    }
    buckets.put(who, new Bucket(permits - 1, now));
    return Duration.ZERO;
  }
}
