package io.trophycast.load.scenario;

import java.util.concurrent.TimeUnit;

/**
 * The server's clock as one client sees it, by the algorithm of {@code
 * web-client/src/connection/serverClock.ts}: of a round of exchanges the fastest is believed, whose
 * error is at most half its round trip (Cristian's algorithm).
 */
final class ClientClock {
  /** Exchanges in a round, and their distance, as in {@code clockSync.ts}. */
  static final int BURST = 6;

  static final int APART_MILLIS = 180;

  private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final double skew;
  private final double[] sentAt = new double[BURST];
  private double offset;
  private double roundTrip = Double.POSITIVE_INFINITY;

  /**
   * A clock that has learned nothing.
   *
   * @param skew how far its monotonic clock is from that of others, in milliseconds
   */
  ClientClock(double skew) {
    this.skew = skew;
  }

  /** What its own clock says, in milliseconds. */
  double monotonic() {
    return System.nanoTime() / NANOS_A_MILLI + skew;
  }

  void asks(int exchange) {
    sentAt[exchange] = monotonic();
  }

  /** The answer arrived, just now. */
  void learn(int exchange, double at) {
    double took = monotonic() - sentAt[exchange];
    if (took < roundTrip) {
      roundTrip = took;
      offset = at - (sentAt[exchange] + took / 2);
    }
  }

  /** How long it is until this instant, in nanoseconds, as it believes. */
  long nanosUntil(double instant) {
    return (long) ((instant - offset - monotonic()) * NANOS_A_MILLI);
  }

  /** How wrong it can be at most, in milliseconds. */
  double uncertainty() {
    return roundTrip / 2;
  }
}
