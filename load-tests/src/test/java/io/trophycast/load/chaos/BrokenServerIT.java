package io.trophycast.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.load.checker.Violation;
import io.trophycast.load.fleet.SingleRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checker can fail: real servers that are broken on purpose, judged as any other. What is
 * broken is the jar's copy of a rule or the Redis under it; the product has no switch for it.
 */
class BrokenServerIT {
  private static final long SEED = 5;

  @TempDir Path folder;

  @Test
  void aClaimThatSkipsTheDuplicateCheckIsFound() throws IOException {
    Path jar =
        ServerJar.changed(
            folder,
            "redis/claim.lua",
            "if before[1] then",
            "if false then",
            "if tonumber(before[2] or 0) >= d.limit then",
            "if false then");

    assertThat(judged(jar, SingleRedis.FSYNC_FIRST, none(Duration.ofSeconds(8))))
        .anyMatch(found -> found.startsWith("G1") && found.endsWith("won more than the limit."))
        .contains("G5 A claim had two different answers.");
  }

  @Test
  void aFeedThatDropsAMomentIsFound() throws IOException {
    Path jar =
        ServerJar.changed(
            folder,
            "redis/shared/feed.lua",
            "local function emit(S, now, by, kind, rest)",
            """
            local function emit(S, now, by, kind, rest)
              if kind == 'trophy.awarded' and redis.call('HINCRBY', S .. ':meta', 'dropped', 1) % 5 == 0 then
                return
              end
            """);

    assertThat(judged(jar, SingleRedis.FSYNC_FIRST, none(Duration.ofSeconds(8))))
        .contains("G3 A trophy was never announced to its winner.");
  }

  /**
   * Killing a process loses nothing that it handed to the system, so a Redis that fsyncs late looks
   * sound here, and needs a machine to crash. This one writes to disk once, seconds before it is
   * killed: what it acknowledged since is gone in the same way. The instance that remembers is
   * killed with it.
   */
  @Test
  void anAcknowledgementBeforeTheFsyncIsFound() {
    Path jar = ServerJar.built();
    List<String> lateToDisk = List.of("appendonly no", "save \"\"");
    var powerCut =
        new Schedule(
            List.of(
                new Fault(Kind.SHIFT_CLOCK, 0, 3_000, 1, 0),
                new Fault(Kind.KILL_INSTANCE, 0, 11_000, 300, 0),
                new Fault(Kind.KILL_REDIS, 0, 11_000, 100, 0)));

    assertThat(judged(jar, lateToDisk, powerCut, this::writeToDiskAtTheShiftOfTheClock))
        .contains("G2 A win is not in the record.");
  }

  private void writeToDiskAtTheShiftOfTheClock(String line) {
    if (!line.contains("SHIFT_CLOCK")) {
      return;
    }
    try {
      String port =
          Files.readAllLines(folder.resolve("redis/redis.conf")).stream()
              .filter(setting -> setting.startsWith("port "))
              .findFirst()
              .orElseThrow();
      try (var socket =
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.substring(5)))) {
        socket.getOutputStream().write("SAVE\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('+');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> judged(Path jar, List<String> persistence, Schedule schedule) {
    return judged(jar, persistence, schedule, _ -> {});
  }

  private List<String> judged(
      Path jar, List<String> persistence, Schedule schedule, Consumer<String> told) {
    var settings =
        new Settings(
            SEED,
            Duration.ZERO,
            Settings.Topology.SINGLE,
            40,
            1,
            persistence,
            Optional.of(schedule),
            false,
            List.of(jar),
            folder);
    try (var run = new ChaosRun(settings, told)) {
      Report report = run.run();
      assertThat(report.isValid()).isFalse();
      return report.violations().stream().map(BrokenServerIT::line).distinct().toList();
    }
  }

  private static String line(Violation violation) {
    return violation.guarantee() + " " + violation.what();
  }

  /** A schedule without faults that takes its time: a clock is set right. */
  private static Schedule none(Duration length) {
    return new Schedule(List.of(new Fault(Kind.SHIFT_CLOCK, 0, 0, length.toMillis(), 0)));
  }
}
