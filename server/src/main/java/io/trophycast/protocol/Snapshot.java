package io.trophycast.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The whole of what a newcomer needs to see.
 *
 * @param position where in the feed it is true
 * @param at when it was taken, in milliseconds by the deciding clock
 * @param drops all scheduled and open ones, and the ten that ended last
 * @param announcements those that are up
 * @param winners the last thirty, newest first
 */
public record Snapshot(
    Position position,
    long at,
    Stage stage,
    List<Drop> drops,
    Optional<PinnedMessage> pinned,
    List<Announcement> announcements,
    Board board,
    Counters counters,
    List<Winner> winners) {}
