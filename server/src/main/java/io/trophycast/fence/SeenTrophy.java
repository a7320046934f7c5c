package io.trophycast.fence;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.MemberId;
import java.util.Optional;

/**
 * What somebody remembers of a trophy.
 *
 * @param claim the attempt that won it; only who answered it or holds the receipt knows
 * @param name the winner's, as everybody could see it
 * @param folded what the name is compared by
 */
record SeenTrophy(
    int serial,
    MemberId member,
    long at,
    Optional<ClaimId> claim,
    Optional<String> name,
    Optional<String> folded) {

  /** The same trophy, with what two know of it. */
  SeenTrophy and(SeenTrophy other) {
    return new SeenTrophy(
        serial, member, at, claim.or(other::claim), name.or(other::name), folded.or(other::folded));
  }
}
