package io.trophycast.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.Readiness;
import io.trophycast.meter.Meters;
import java.util.List;

/** The registry of one instance: what its parts count, what can be read off it, and its JVM. */
final class InstanceMeters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = Meters.in(registry);
  private final JvmGcMetrics pauses = new JvmGcMetrics();

  InstanceMeters() {
    List<MeterBinder> process =
        List.of(
            pauses,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    process.forEach(binder -> binder.bindTo(registry));
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  Meters meters() {
    return meters;
  }

  /** Shows each check of readiness as 1 or 0. */
  void show(Readiness readiness) {
    for (Readiness.Check known : readiness.checks()) {
      Gauge.builder("trophycast.ready", () -> passed(readiness, known.name()) ? 1 : 0)
          .description("Whether this check of readiness passes")
          .tag("check", known.name())
          .register(registry);
    }
  }

  /** Shows how many connections are open. */
  void show(ConnectionLimit connections) {
    Gauge.builder("trophycast.connections", connections, ConnectionLimit::open)
        .description("Sockets and event streams that are open")
        .register(registry);
  }

  @Override
  public void close() {
    pauses.close();
    registry.close();
  }

  private static boolean passed(Readiness readiness, String name) {
    return readiness.checks().stream()
        .anyMatch(check -> check.name().equals(name) && check.passed());
  }
}
