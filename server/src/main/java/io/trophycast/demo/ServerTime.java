package io.trophycast.demo;

import java.util.concurrent.TimeUnit;

/**
 * What time it is on the server, estimated from round trips: an answer was written at some instant
 * between question and answer, so half the round trip is the best guess and the fastest round trip
 * the best witness. Runs on the monotonic clock in between. Belongs to one event loop.
 */
final class ServerTime {
  private double millis;
  private long nanos = System.nanoTime();
  private double roundTrip = Double.POSITIVE_INFINITY;

  /** A first idea, from a message that says when it was written. */
  void hint(long at) {
    if (Double.isInfinite(roundTrip)) {
      millis = at;
      nanos = System.nanoTime();
    }
  }

  /** An answer {@code at} to a question asked at {@code askedNanos} of {@link System#nanoTime}. */
  void answered(long askedNanos, double at) {
    long heardNanos = System.nanoTime();
    double took = (heardNanos - askedNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    if (took < roundTrip) {
      roundTrip = took;
      millis = at + took / 2;
      nanos = heardNanos;
    }
  }

  /** Milliseconds from now until this instant of the server; negative when it has passed. */
  long until(long at) {
    double now = millis + (System.nanoTime() - nanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return (long) Math.ceil(at - now);
  }
}
