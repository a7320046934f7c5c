package io.trophycast.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trophycast.protocol.Announcement;
import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.Board;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.PinnedMessage;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.Snapshot;
import io.trophycast.protocol.Stage;
import io.trophycast.protocol.Winner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * What everybody on a stage sees, kept up to date by its moments, so that a newcomer's snapshot
 * costs no trip to Redis. It belongs to the stage thread.
 */
final class StageView {
  private static final int WINNERS = 30;
  private static final int ENDED_DROPS = 10;

  private final Map<DropId, Drop> drops = new LinkedHashMap<>();
  private final Map<AnnouncementId, Announcement> announcements = new LinkedHashMap<>();
  private final ArrayDeque<Winner> winners = new ArrayDeque<>();
  private Stage stage;
  private Optional<PinnedMessage> pinned;
  private Board board;
  private Counters counters;

  StageView(StageState state, JoinAddress address) {
    this.stage = address.shown(state.stage());
    this.pinned = state.pinned();
    this.board = state.board();
    this.counters = state.counters();
    state.drops().forEach(drop -> drops.put(drop.id(), drop));
    state.announcements().forEach(one -> announcements.put(one.id(), one));
    winners.addAll(state.winners());
  }

  /** The moment behind this text; nothing for a kind that a newer server invented. */
  static Optional<Moment> read(RawMoment raw) {
    try {
      return Optional.of(Json.mapper().readValue(raw.json(), Moment.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether a moment changes what the board shows. */
  static boolean movesBoard(Moment moment) {
    return switch (moment) {
      case Moment.TrophyAwarded _,
          Moment.PointsAwarded _,
          Moment.MemberRenamed _,
          Moment.MemberHidden _,
          Moment.MemberShown _,
          Moment.MemberRemoved _,
          Moment.BoardHidden _,
          Moment.BoardShown _,
          Moment.BoardReset _ ->
          true;
      case Moment.StageUpdated _,
          Moment.DropScheduled _,
          Moment.DropOpened _,
          Moment.DropDrawing _,
          Moment.DropEnded _,
          Moment.DropFrozen _,
          Moment.DropRestored _,
          Moment.MessagePinned _,
          Moment.MessageUnpinned _,
          Moment.AnnouncementShown _,
          Moment.AnnouncementOver _ ->
          false;
    };
  }

  /** Applies the next moment. Points show up in the board, which is read when it has moved. */
  void apply(Moment moment) {
    switch (moment) {
      case Moment.StageUpdated now ->
          stage =
              new Stage(
                  stage.id(),
                  now.name(),
                  now.zone(),
                  now.languages(),
                  stage.pin(),
                  stage.joinAddress(),
                  stage.boardHidden(),
                  stage.createdAt());
      case Moment.DropScheduled(long _, long _, Drop drop) -> drops.put(drop.id(), drop);
      case Moment.DropRestored(long _, long _, Drop drop) -> drops.put(drop.id(), drop);
      case Moment.DropFrozen(long _, long _, DropId id, int awarded, int _) ->
          change(id, drop -> frozen(drop, awarded));
      case Moment.DropOpened(long _, long at, DropId id) -> change(id, drop -> opened(drop, at));
      case Moment.DropDrawing(long _, long _, DropId id, int entries) ->
          change(id, drop -> drawing(drop, entries));
      case Moment.DropEnded(long _, long at, DropId id, DropEnding ending, int awarded) -> {
        change(id, drop -> ended(drop, at, ending, awarded));
        forgetOldDrops();
      }
      case Moment.TrophyAwarded won -> {
        change(won.drop(), drop -> awarded(drop, won.remaining()));
        winners.addFirst(new Winner(won.drop(), won.serial(), won.member(), won.name(), won.at()));
        if (winners.size() > WINNERS) {
          winners.removeLast();
        }
      }
      case Moment.MessagePinned(long _, long at, String text) ->
          pinned = Optional.of(new PinnedMessage(text, at));
      case Moment.MessageUnpinned _ -> pinned = Optional.empty();
      case Moment.AnnouncementShown(long _, long _, Announcement one) ->
          announcements.put(one.id(), one);
      case Moment.AnnouncementOver(long _, long _, AnnouncementId id) -> announcements.remove(id);
      case Moment.MemberRenamed(long _, long _, MemberId member, String name) ->
          rename(member, name);
      case Moment.MemberShown(long _, long _, MemberId member, String name) -> rename(member, name);
      case Moment.MemberHidden(long _, long _, MemberId member) -> rename(member, "");
      case Moment.MemberRemoved(long _, long _, MemberId member) -> rename(member, "");
      case Moment.BoardHidden _ -> hideBoard(true);
      case Moment.BoardShown _ -> hideBoard(false);
      case Moment.BoardReset _, Moment.PointsAwarded _ -> {}
    }
  }

  /** The instants at which drops open that have not ended. */
  LongStream openings() {
    return drops.values().stream()
        .filter(drop -> drop.state() != DropState.ENDED)
        .mapToLong(Drop::opensAt);
  }

  void board(Board now) {
    board = now;
  }

  Board board() {
    return board;
  }

  void counters(Counters now) {
    counters = now;
  }

  Counters counters() {
    return counters;
  }

  /** What is retired by then is not in it. */
  Snapshot snapshot(Position position, long at) {
    return new Snapshot(
        position,
        at,
        stage,
        drops.values().stream().filter(drop -> !drop.retired(at)).toList(),
        pinned,
        List.copyOf(announcements.values()),
        board,
        counters,
        winners.stream().filter(winner -> !retired(winner, at)).toList());
  }

  /** How many of the drops that it knows are retired by then. */
  long retired(long at) {
    return drops.values().stream().filter(drop -> drop.retired(at)).count();
  }

  private boolean retired(Winner winner, long at) {
    Drop drop = drops.get(winner.drop());
    return drop != null && drop.retired(at);
  }

  private void change(DropId id, UnaryOperator<Drop> change) {
    drops.computeIfPresent(id, (_, drop) -> change.apply(drop));
  }

  private void forgetOldDrops() {
    List<Drop> ended = new ArrayList<>(drops.values());
    ended.removeIf(drop -> drop.state() != DropState.ENDED);
    ended.sort(Comparator.comparing(drop -> drop.endedAt().orElse(0L)));
    for (Drop drop : ended.subList(0, Math.max(0, ended.size() - ENDED_DROPS))) {
      drops.remove(drop.id());
      if (drop.onShow().isPresent()) {
        // Nobody would know any more when to stop showing them.
        winners.removeIf(winner -> winner.drop().equals(drop.id()));
      }
    }
  }

  private void rename(MemberId member, String name) {
    List<Winner> renamed = new ArrayList<>(winners.size());
    for (Winner winner : winners) {
      renamed.add(
          winner.member().equals(member)
              ? new Winner(winner.drop(), winner.serial(), member, name, winner.at())
              : winner);
    }
    winners.clear();
    winners.addAll(renamed);
  }

  private void hideBoard(boolean hidden) {
    stage =
        new Stage(
            stage.id(),
            stage.name(),
            stage.zone(),
            stage.languages(),
            stage.pin(),
            stage.joinAddress(),
            hidden,
            stage.createdAt());
    board = new Board(hidden, board.players(), hidden ? List.of() : board.top());
  }

  private static Drop opened(Drop drop, long at) {
    return with(
        drop, DropState.OPEN, drop.ending(), Optional.of(at), drop.endedAt(), drop.awarded());
  }

  private static Drop drawing(Drop drop, int entries) {
    return with(
        drop,
        DropState.DRAWING,
        drop.ending(),
        drop.openedAt(),
        drop.endedAt(),
        Optional.of(entries),
        drop.awarded());
  }

  private static Drop ended(Drop drop, long at, DropEnding ending, int awarded) {
    return with(
        drop, DropState.ENDED, Optional.of(ending), drop.openedAt(), Optional.of(at), awarded);
  }

  private static Drop frozen(Drop drop, int awarded) {
    return with(
        drop, DropState.FROZEN, Optional.empty(), drop.openedAt(), Optional.empty(), awarded);
  }

  private static Drop awarded(Drop drop, int remaining) {
    return with(
        drop,
        drop.state(),
        drop.ending(),
        drop.openedAt(),
        drop.endedAt(),
        drop.supply() - remaining);
  }

  private static Drop with(
      Drop drop,
      DropState state,
      Optional<DropEnding> ending,
      Optional<Long> openedAt,
      Optional<Long> endedAt,
      int awarded) {
    return with(drop, state, ending, openedAt, endedAt, drop.entries(), awarded);
  }

  private static Drop with(
      Drop drop,
      DropState state,
      Optional<DropEnding> ending,
      Optional<Long> openedAt,
      Optional<Long> endedAt,
      Optional<Integer> entries,
      int awarded) {
    return new Drop(
        drop.id(),
        drop.title(),
        drop.emoji(),
        drop.picture(),
        drop.supply(),
        drop.limit(),
        drop.points(),
        drop.citation(),
        drop.earn(),
        drop.nextStep(),
        drop.way(),
        drop.rule(),
        drop.waves(),
        drop.pickup(),
        drop.onShow(),
        drop.commitment(),
        drop.overruled(),
        state,
        ending,
        drop.opensAt(),
        drop.closesAt(),
        openedAt,
        endedAt,
        entries,
        drop.things(),
        awarded,
        drop.supply() - awarded);
  }
}
