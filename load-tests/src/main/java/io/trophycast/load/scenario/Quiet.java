package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Daemon;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.ProcessUse;
import java.time.Duration;

/** Waits until a process has done what it was given to do, so that the next measure is its own. */
final class Quiet {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Of one core. */
  private static final double BUSY = 0.1;

  private Quiet() {}

  /** Returns when it is quiet, or never seems to be. */
  static void await(Daemon process) {
    Patience.within(PATIENCE, () -> isQuiet(process.pid()));
  }

  private static boolean isQuiet(long pid) {
    long before = ProcessUse.cpuMicros(pid);
    Patience.within(LOOK, () -> false);
    return ProcessUse.cpuMicros(pid) - before < LOOK.toNanos() / 1000.0 * BUSY;
  }
}
