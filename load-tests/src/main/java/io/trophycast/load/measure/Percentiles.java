package io.trophycast.load.measure;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds as three digits tell them, up to a minute. Belongs to one thread. */
public final class Percentiles {
  private static final long LONGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;
  private static final double MICROS_A_MILLI = 1000.0;

  private final Histogram histogram = new Histogram(LONGEST_MICROS, DIGITS);

  /** One that was so late; early ones count as in time. */
  public void nanos(long nanos) {
    histogram.recordValue(Math.clamp(nanos / 1000, 0, LONGEST_MICROS));
  }

  public long count() {
    return histogram.getTotalCount();
  }

  public double millisAt(double percentile) {
    return histogram.getValueAtPercentile(percentile) / MICROS_A_MILLI;
  }

  /** What each hundredth does not exceed, from 0 to 99 in a hundred, in milliseconds. */
  public List<Double> curve() {
    return IntStream.range(0, 100).mapToObj(this::millisAt).toList();
  }

  /** In milliseconds. */
  public JsonObject json() {
    return new JsonObject()
        .put("count", count())
        .put("p1", millisAt(1))
        .put("p50", millisAt(50))
        .put("p90", millisAt(90))
        .put("p99", millisAt(99))
        .put("p99.9", millisAt(99.9))
        .put("max", millisAt(100));
  }
}
