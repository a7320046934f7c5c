package io.trophycast.protocol;

import java.util.Optional;

/**
 * A timed release of a limited number of trophies, as everybody may see it. Instants are
 * milliseconds since the Unix epoch by Redis' clock.
 *
 * @param limit trophies that one member may win
 * @param points that a trophy is worth
 * @param earn how it is earned; public before it opens
 * @param awarded trophies awarded so far
 * @param remaining trophies still to be won
 */
public record Drop(
    DropId id,
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    int supply,
    int limit,
    long points,
    Citation citation,
    String earn,
    Optional<NextStep> nextStep,
    DropState state,
    Optional<DropEnding> ending,
    long opensAt,
    long closesAt,
    Optional<Long> openedAt,
    Optional<Long> endedAt,
    int awarded,
    int remaining) {}
