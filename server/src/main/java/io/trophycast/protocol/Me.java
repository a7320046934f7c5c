package io.trophycast.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a member sees of themselves.
 *
 * @param trophies newest first, at most 100
 * @param presentUntil when a member who was found to be at the venue no longer counts as present
 */
public record Me(
    MemberId member,
    String name,
    List<Trophy> trophies,
    Standing standing,
    Optional<Long> presentUntil) {}
