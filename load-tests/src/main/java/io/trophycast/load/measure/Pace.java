package io.trophycast.load.measure;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * An open-model schedule: things happen at their instants, however slow the answers are. Who is
 * late is late against the instant and not against its own start.
 *
 * @param start of number 0, in {@link System#nanoTime}
 * @param interval between two, in nanoseconds
 */
public record Pace(long start, double interval) {
  private static final double NANOS_A_SECOND = 1e9;

  /** So many a second, from now on. */
  public static Pace aSecond(double rate) {
    return new Pace(System.nanoTime(), NANOS_A_SECOND / rate);
  }

  /** When the one with this number is due. */
  public long due(long number) {
    return start + (long) (number * interval);
  }

  /** Does them all, each at its instant or as soon after as it can; returns after the last. */
  public void run(int count, IntConsumer each) {
    for (int i = 0; i < count; i++) {
      awaitDue(i);
      each.accept(i);
    }
  }

  private void awaitDue(int number) {
    long early = due(number) - System.nanoTime();
    while (early > 0) {
      LockSupport.parkNanos(early);
      early = due(number) - System.nanoTime();
    }
  }
}
