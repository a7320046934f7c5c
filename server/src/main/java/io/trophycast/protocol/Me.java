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
 */
public record Me(
    MemberId member,
    String name,
    List<Trophy> trophies,
    Standing standing,
    Optional<Long> presentUntil,
    Optional<Long> placeUntil,
    Optional<List<Eligibility>> rules) {

  /**
   * Whether a member may claim.
   *
   * @param unmet JSON pointers into the drop's rule; none when it is met
   */
  public record Eligibility(DropId drop, List<String> unmet) {}
}
