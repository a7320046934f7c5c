package io.trophycast.cadence;

import java.util.Optional;

/**
 * How often there may be drops and awards on a stage; what is absent is not limited. Days and weeks
 * are those of the stage's zone, and weeks begin on Monday.
 *
 * @param apart seconds between the openings of two drops, at least
 * @param memberTrophiesPerDay trophies of the stage that one member may win
 * @param quiet when no drop opens and nobody is awarded anything
 */
public record CadenceLimits(
    Optional<Integer> dropsPerDay,
    Optional<Integer> dropsPerWeek,
    Optional<Integer> apart,
    Optional<Integer> awardsPerDay,
    Optional<Integer> awardsPerWeek,
    Optional<Integer> memberTrophiesPerDay,
    Optional<Integer> memberTrophiesPerWeek,
    Optional<Quiet> quiet) {

  /**
   * Local hours, every day.
   *
   * @param from as {@code 22:00}
   * @param until may be earlier than {@code from}: then it is of the next day
   */
  public record Quiet(String from, String until) {}

  boolean none() {
    return dropsPerDay.isEmpty()
        && dropsPerWeek.isEmpty()
        && apart.isEmpty()
        && awardsPerDay.isEmpty()
        && awardsPerWeek.isEmpty()
        && memberTrophiesPerDay.isEmpty()
        && memberTrophiesPerWeek.isEmpty()
        && quiet.isEmpty();
  }
}
