package io.trophycast.load.measure;

import io.netty.channel.EventLoop;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whether the generator can keep up: how late its loop runs what is due every ten milliseconds, and
 * how busy its thread is. Latencies are measured on that loop, so its lateness is part of them.
 */
public final class LoopLag {
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final double BUSY = 0.9;
  private static final double LATE_MILLIS = 100;

  private final EventLoop loop;
  private final Percentiles late = new Percentiles();
  private final ScheduledFuture<?> ticking;
  private final long thread;
  private final long start = System.nanoTime();
  private final long cpuBefore;
  private long due = start + EVERY_NANOS;

  public LoopLag(EventLoop loop) {
    this.loop = loop;
    this.thread =
        loop.submit(() -> Thread.currentThread().threadId()).syncUninterruptibly().getNow();
    this.cpuBefore = cpu();
    this.ticking =
        loop.scheduleAtFixedRate(this::tick, EVERY_NANOS, EVERY_NANOS, TimeUnit.NANOSECONDS);
  }

  /**
   * The end of a measurement.
   *
   * @param busy share of the time that the loop's thread was running
   * @param late how late the loop was
   */
  public record Verdict(double busy, JsonObject late, Optional<String> remark) {
    public JsonObject json() {
      return new JsonObject().put("busy", busy).put("late", late);
    }
  }

  /** Stops, and says how it was. */
  public Verdict stop() {
    ticking.cancel(false);
    double busy = (double) (cpu() - cpuBefore) / (System.nanoTime() - start);
    var lateness = CompletableFuture.supplyAsync(late::json, loop).join();
    double p99 = lateness.getDouble("p99");
    Optional<String> remark =
        busy > BUSY || p99 > LATE_MILLIS
            ? Optional.of(
                "The generator is the bottleneck: its loop was busy %.0f %% of the time and %.0f ms late at p99."
                    .formatted(busy * 100, p99))
            : Optional.empty();
    return new Verdict(busy, lateness, remark);
  }

  private void tick() {
    long now = System.nanoTime();
    late.nanos(now - due);
    due = Math.max(due + EVERY_NANOS, now);
  }

  private long cpu() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
  }
}
