package io.trophycast.cadence;

import java.util.Optional;

/**
 * The limits of a stage, and what is taken of them.
 *
 * @param used nothing is counted where nothing is limited
 * @param nextFree the first instant from now on at which a drop may open, in milliseconds since the
 *     Unix epoch; absent where nothing is limited, or when there is none within two months
 */
public record Cadence(CadenceLimits limits, Optional<Used> used, Optional<Long> nextFree) {

  /** What counts today and this week, as the clocks of the stage's zone say. */
  public record Used(int dropsThisDay, int dropsThisWeek, int awardsThisDay, int awardsThisWeek) {}
}
