package io.trophycast.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.History;
import io.trophycast.load.checker.Outcome;
import io.trophycast.load.fleet.SingleRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers are updated one after the other, and back again, while a crowd claims. */
class RollingUpdateIT {
  private static final long SEED = 12;
  private static final int MEMBERS = 60;

  @TempDir Path folder;

  @Test
  void noMomentIsLostAndNoClaimIsRefusedWhileTwoVersionsServeSideBySide() throws IOException {
    Path next =
        ServerJar.changed(
            folder,
            "redis/shared/feed.lua",
            "local function emit(",
            "-- The next version.\nlocal function emit(");
    var thereAndBack =
        new Schedule(
            List.of(
                update(0, 2_000), update(1, 4_000), update(0, 6_000), update(1, 8_000), rest()));
    var settings =
        new Settings(
            SEED,
            Duration.ZERO,
            Settings.Topology.SINGLE,
            MEMBERS,
            2,
            SingleRedis.FSYNC_FIRST,
            Optional.of(thereAndBack),
            false,
            List.of(ServerJar.built(), next),
            folder);

    try (var run = new ChaosRun(settings, _ -> {})) {
      Report report = run.run();

      assertThat(report.violations()).isEmpty();
      assertThat(report.trouble()).isEmpty();
      assertThat(refused(report.history())).isEmpty();
      assertThat(sentBack(report.history())).isEmpty();
      assertThat(resumed(report.history())).hasSizeGreaterThan(MEMBERS);
      assertThat(List.of(starts("i0"), starts("i1"))).containsExactly(3L, 3L);
    }
  }

  private static Fault update(int instance, long atMillis) {
    return new Fault(Kind.UPDATE_INSTANCE, instance, atMillis, 0, 0);
  }

  /** A clock is set right, when all is done. */
  private static Fault rest() {
    return new Fault(Kind.SHIFT_CLOCK, 0, 10_000, 1, 0);
  }

  private long starts(String instance) throws IOException {
    return Files.readString(folder.resolve(instance).resolve(instance + ".log"))
        .lines()
        .filter(line -> line.contains("Server ready"))
        .count();
  }

  private static List<Event.Answered> refused(History history) {
    return history.all(Event.Answered.class).stream()
        .filter(answer -> answer.outcome() instanceof Outcome.Failed)
        .toList();
  }

  private static List<Event.Welcomed> resumed(History history) {
    return history.all(Event.Welcomed.class).stream().filter(Event.Welcomed::resumed).toList();
  }

  private static List<Event.Welcomed> sentBack(History history) {
    return history.all(Event.Welcomed.class).stream()
        .filter(welcome -> !welcome.resumed() && welcome.asked().isPresent())
        .toList();
  }
}
