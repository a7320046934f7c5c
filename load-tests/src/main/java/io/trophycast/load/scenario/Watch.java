package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Daemon;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Looks each second at what processes use and what has been done, and says so. */
final class Watch implements AutoCloseable {
  private static final double MICROS_A_SECOND = 1e6;
  private static final double MIB = 1 << 20;

  private final Map<String, Daemon> processes = new LinkedHashMap<>();
  private final Map<String, ProcessUse> before = new LinkedHashMap<>();
  private final Map<String, List<Double>> lines = new LinkedHashMap<>();
  private final String counted;
  private final LongSupplier count;
  private final Consumer<String> told;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private long countBefore;
  private int second;

  /**
   * Begins to look.
   *
   * @param counted what is counted, in the plural
   * @param count how many there were until now; asked on a thread of its own
   */
  Watch(List<Daemon> processes, String counted, LongSupplier count, Consumer<String> told) {
    this.counted = counted;
    this.count = count;
    this.told = told;
    for (Daemon process : processes) {
      this.processes.put(process.name(), process);
      before.put(process.name(), ProcessUse.of(process.pid()));
    }
    countBefore = count.getAsLong();
    var _ = clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    var text = new StringBuilder("%3d s".formatted(++second));
    long now = count.getAsLong();
    add(counted + " a second", (double) (now - countBefore));
    text.append("  %,d %s".formatted(now - countBefore, counted));
    countBefore = now;
    processes.forEach(
        (name, process) -> {
          ProcessUse use = ProcessUse.of(process.pid());
          ProcessUse last = before.put(name, use);
          double cores = last == null ? 0 : use.cpuMicrosSince(last) / MICROS_A_SECOND;
          add(name + ": cores", cores);
          add(name + ": resident MiB", use.residentBytes() / MIB);
          text.append("  %s %.2f cores %.0f MiB".formatted(name, cores, use.residentBytes() / MIB));
        });
    told.accept(text.toString());
  }

  private void add(String title, double value) {
    lines.computeIfAbsent(title, _ -> new ArrayList<>()).add(value);
  }

  /** Stops, and gives what was seen. */
  List<Line> stop() {
    close();
    return lines.entrySet().stream()
        .map(line -> Line.aSecond(line.getKey(), line.getValue()))
        .toList();
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
