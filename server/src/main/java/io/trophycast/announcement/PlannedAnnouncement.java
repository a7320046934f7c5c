package io.trophycast.announcement;

import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.NextStep;
import java.util.Optional;

/**
 * An announcement as its host sees it.
 *
 * @param state {@code planned}, {@code shown}, {@code over} or {@code withdrawn}
 * @param from milliseconds since the Unix epoch; absent while that depends on when a drop ends
 * @param until likewise
 */
public record PlannedAnnouncement(
    AnnouncementId id,
    String text,
    Optional<NextStep> nextStep,
    Optional<ClaimRule> audience,
    Starts starts,
    int lasts,
    String state,
    Optional<Long> from,
    Optional<Long> until) {}
