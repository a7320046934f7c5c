package io.trophycast.protocol;

import java.util.Optional;

/**
 * What a winner keeps, with all that its page says.
 *
 * @param name the winner's display name; empty for a hidden or removed member
 * @param notCollected true when its thing was not fetched, and the trophy counts only with it
 * @param retiresAt until when it is on show, once its drop has ended and where its drop says so
 * @param retired true from then on; it stays genuine, and its winner's
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
    Optional<Boolean> notCollected,
    Optional<Long> retiresAt,
    Optional<Boolean> retired) {}
