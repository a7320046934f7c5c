package io.trophycast.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a member sees of themselves.
 *
 * @param trophies newest first, at most 100
 * @param presentUntil when a member who was found to be at the venue no longer counts as present
 * @param placeUntil when the server forgets about where they are, which they have told it
 * @param rules of each scheduled or open drop that has a rule, what this member does not meet of
 *     it; absent where there is none
 * @param waves of each scheduled or open drop with waves, the one of this member's time zone;
 *     absent where there is none
 */
public record Me(
    MemberId member,
    String name,
    List<Trophy> trophies,
    Standing standing,
    Optional<Long> presentUntil,
    Optional<Long> placeUntil,
    Optional<List<Eligibility>> rules,
    Optional<List<OwnWave>> waves) {

  /**
   * Whether a member may claim.
   *
   * @param unmet JSON pointers into the drop's rule; none when it is met
   */
  public record Eligibility(DropId drop, List<String> unmet) {}

  /**
   * When a drop is open where the member is.
   *
   * @param goneAt when its share of the trophies was taken
   */
  public record OwnWave(DropId drop, long opensAt, long closesAt, Optional<Long> goneAt) {}
}
