package io.trophycast.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used until now, by the kernel's books.
 *
 * @param cpuMicros processor time of all its threads, user and system, by the tick of 10 ms
 * @param residentBytes memory it holds in RAM, from smaps_rollup; proc's quick figure lags behind
 */
public record ProcessUse(long cpuMicros, long residentBytes) {
  /** {@code sysconf(_SC_CLK_TCK)}, which is 100 on every Linux that Java runs on. */
  private static final long MICROS_A_TICK = 10_000;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final long KIB = 1024;

  /** Processor time alone, which is cheap to read. */
  public static long cpuMicros(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      // The command's name stands in parentheses and may hold spaces.
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return MICROS_A_TICK
          * (Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
