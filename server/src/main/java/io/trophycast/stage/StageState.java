package io.trophycast.stage;

import io.trophycast.protocol.Announcement;
import io.trophycast.protocol.Board;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.PinnedMessage;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.Winner;
import java.util.List;
import java.util.Optional;

/**
 * The whole of a stage at one instant, read in one call.
 *
 * @param position of the last moment that is contained
 * @param drops all scheduled and open ones, then the ten that ended last, newest first
 * @param announcements those that are up
 * @param winners the last 30, newest first
 */
public record StageState(
    Position position,
    long at,
    Stage stage,
    List<Drop> drops,
    Optional<PinnedMessage> pinned,
    List<Announcement> announcements,
    Board board,
    Counters counters,
    List<Winner> winners) {}
