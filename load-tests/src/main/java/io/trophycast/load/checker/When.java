package io.trophycast.load.checker;

import java.util.Locale;

/**
 * An instant, by two clocks.
 *
 * @param nanos since the run began, by a clock that never jumps: orders events
 * @param millis since the Unix epoch, by the clock of the machine that Redis runs on too: compares
 *     with what Redis says
 */
public record When(long nanos, long millis) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3fs", nanos / 1e9);
  }
}
