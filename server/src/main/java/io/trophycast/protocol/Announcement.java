package io.trophycast.protocol;

import java.util.Optional;

/**
 * A line for the audience that is up, as the audience sees it.
 *
 * @param from milliseconds since the Unix epoch
 * @param until likewise
 * @param forSome whether it is for those only who meet a rule; they ask for it, and nobody else is
 *     sent what it says
 * @param text absent where it is for some and everybody is told
 */
public record Announcement(
    AnnouncementId id,
    long from,
    long until,
    boolean forSome,
    Optional<String> text,
    Optional<NextStep> nextStep) {}
