package io.trophycast.protocol;

import java.util.Optional;

/**
 * What a winner keeps, with all that its page says.
 *
 * @param name the winner's display name; empty for a hidden or removed member
 * @param notCollected true when its thing was not fetched, and the trophy counts only with it
 */
public record Trophy(
    StageId stage,
    String stageName,
    String zone,
    DropId drop,
    int serial,
    int supply,
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    String name,
    long at,
    long points,
    Citation citation,
    Optional<NextStep> nextStep,
    Optional<Boolean> notCollected) {}
