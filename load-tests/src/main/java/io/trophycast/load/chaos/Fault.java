package io.trophycast.load.chaos;

import java.util.Locale;

/**
 * One thing that goes wrong, and for how long.
 *
 * @param atMillis since the faults began
 * @param target number of the instance, Redis process or link
 * @param amount milliseconds of delay, or seconds of a shifted clock
 */
public record Fault(Kind kind, int target, long atMillis, long forMillis, int amount) {
  long healedAt() {
    return atMillis + forMillis;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%6.1fs  %s %d for %d ms%s",
        atMillis / 1000.0,
        kind,
        target,
        forMillis,
        amount == 0 ? "" : " by " + amount);
  }
}
