package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;

/**
 * An estimate of Redis' clock, the one that decides. Each {@code TIME} round trip bounds the
 * difference to this machine's monotonic clock by half its length; the fastest of the recent ones
 * is believed (Cristian's algorithm). A step of this machine's wall clock does not matter.
 */
public final class RedisClock implements InstantSource {
  private static final int FIRST_SAMPLES = 5;
  private static final int KEPT_SAMPLES = 10;
  private static final int PERIOD_MS = 3000;

  private final RedisLink link;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private volatile double offsetMs;

  /**
   * One round trip.
   *
   * @param roundTripMs how long it took
   * @param offsetMs what to add to the monotonic clock
   */
  private record Sample(double roundTripMs, double offsetMs) {}

  private RedisClock(RedisLink link) {
    this.link = link;
  }

  /** A clock that has compared itself a few times and goes on doing so. */
  public static Future<RedisClock> start(Vertx vertx, RedisLink link) {
    var clock = new RedisClock(link);
    Future<Void> sampled = Future.succeededFuture();
    for (int i = 0; i < FIRST_SAMPLES; i++) {
      sampled = sampled.compose(next -> clock.sample());
    }
    return sampled.map(
        ready -> {
          vertx.setPeriodic(PERIOD_MS, timer -> clock.sample());
          link.watch(state -> clock.forget());
          return clock;
        });
  }

  /** Milliseconds since the Unix epoch. */
  public double now() {
    return monotonicMs() + offsetMs;
  }

  @Override
  public long millis() {
    return (long) Math.floor(now());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  private Future<Void> sample() {
    double sent = monotonicMs();
    return link.send(Keys.DUE, Request.cmd(Command.TIME))
        .map(
            time -> {
              double received = monotonicMs();
              double redis =
                  Long.parseLong(time.get(0).toString()) * 1e3
                      + Long.parseLong(time.get(1).toString()) / 1e3;
              add(new Sample(received - sent, redis - (sent + received) / 2));
              return null;
            });
  }

  /** Another Redis may decide from now on, and its clock is another. */
  private synchronized void forget() {
    samples.clear();
  }

  private synchronized void add(Sample sample) {
    samples.add(sample);
    if (samples.size() > KEPT_SAMPLES) {
      samples.remove();
    }
    Sample fastest = sample;
    for (Sample kept : samples) {
      if (kept.roundTripMs < fastest.roundTripMs) {
        fastest = kept;
      }
    }
    offsetMs = fastest.offsetMs;
  }

  private static double monotonicMs() {
    return System.nanoTime() / 1e6;
  }
}
