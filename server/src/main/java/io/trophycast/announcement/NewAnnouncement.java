package io.trophycast.announcement;

import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.NextStep;
import java.util.Optional;

/**
 * An announcement as a host asks for it.
 *
 * @param audience who is told; everybody where there is none
 * @param lasts seconds; one before a drop ends at the latest when that opens
 */
public record NewAnnouncement(
    String text,
    Optional<NextStep> nextStep,
    Optional<ClaimRule> audience,
    Starts starts,
    int lasts) {}
