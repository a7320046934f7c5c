package io.trophycast.load.scenario;

import io.trophycast.load.measure.Percentiles;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * How long after its instant each request set out: what the generator adds by itself to what it
 * measures. May be used from any thread.
 */
final class Departures {
  private static final double LATE_MILLIS = 100;

  private final Percentiles late = new Percentiles();

  /** One that was due then sets out now. */
  synchronized void leave(long due) {
    late.nanos(System.nanoTime() - due);
  }

  synchronized JsonObject json() {
    return late.json();
  }

  /** What to say when the generator could not keep up. */
  synchronized Optional<String> remark() {
    double p99 = late.millisAt(99);
    return p99 > LATE_MILLIS
        ? Optional.of(
            "The generator is the bottleneck: requests set out %.0f ms late at p99.".formatted(p99))
        : Optional.empty();
  }
}
