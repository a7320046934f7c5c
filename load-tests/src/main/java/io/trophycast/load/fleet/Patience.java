package io.trophycast.load.fleet;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, and never for ever. */
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Patience() {}

  /**
   * Waits until it is so.
   *
   * @throws IllegalStateException when it does not come to be so
   */
  public static void until(String what, BooleanSupplier isSo) {
    if (!within(LONGEST, isSo)) {
      throw new IllegalStateException("Waited in vain until " + what + ".");
    }
  }

  /** Waits until it is so or the time is over, and says whether it is. */
  public static boolean within(Duration time, BooleanSupplier isSo) {
    long start = System.nanoTime();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - start > time.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
