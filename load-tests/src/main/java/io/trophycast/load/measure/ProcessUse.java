package io.trophycast.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used until now, by the kernel's books.
 *
 * @param cpuMicros processor time of all its threads, user and system
 * @param residentBytes memory it holds in RAM, from smaps_rollup; proc's quick figure lags behind
 */
public record ProcessUse(long cpuMicros, long residentBytes) {
  private static final long KIB = 1024;
  private static final long NANOS_A_MICRO = 1000;

  /** Processor time alone, which is cheap to read. */
  public static long cpuMicros(long pid) {
    return CpuClock.nanos(pid) / NANOS_A_MICRO;
  }

  /** Reads both. */
  public static ProcessUse of(long pid) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
      long kib =
          lines
              .filter(line -> line.startsWith("Rss:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum();
      return new ProcessUse(cpuMicros(pid), kib * KIB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was used since. */
  public long cpuMicrosSince(ProcessUse before) {
    return cpuMicros - before.cpuMicros;
  }
}
