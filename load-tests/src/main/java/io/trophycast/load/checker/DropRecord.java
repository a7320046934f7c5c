package io.trophycast.load.checker;

import java.util.List;

/**
 * The public record of a drop, read when all was calm.
 *
 * @param points that come with each trophy
 * @param ending how it ended, or empty when it has not
 * @param lost serials that the store lost and nobody could name a winner for
 */
public record DropRecord(
    String id,
    int supply,
    int limit,
    int points,
    long opensAt,
    long closesAt,
    String state,
    String ending,
    int awarded,
    List<Place> claims,
    List<Integer> lost) {

  /** One winning claim. */
  public record Place(int serial, String name, long at) {}
}
