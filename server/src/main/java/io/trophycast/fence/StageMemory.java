package io.trophycast.fence;

import io.trophycast.member.FoldedName;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.Winner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What this instance has seen of one stage: how far it has followed the feed, and how far its drops
 * got. It outlives the live room, since claims are answered without one. May be used from any
 * thread.
 */
public final class StageMemory {
  /** More than can be announced at once. */
  static final int MOST_DROPS = 200;

  static final int MOST_ENDED = 20;

  private final Map<DropId, SeenDrop> drops = new LinkedHashMap<>();
  private Position followed = new Position("", 0);
  private String moment = "";
  private volatile long touched = System.nanoTime();

  /**
   * How far the feed was followed, and every drop that got anywhere.
   *
   * @param moment the text of the moment at that position
   */
  record Report(Position followed, String moment, List<SeenDrop.Report> drops) {}

  StageMemory() {}

  /**
   * Following starts anew from here. What was seen of drops before stays, and so a stage must be
   * verified before.
   */
  public synchronized void start(
      Position position, Optional<RawMoment> newest, List<Drop> known, List<Winner> winners) {
    follow(position.epoch(), newest.orElse(new RawMoment(position.offset(), "")));
    known.forEach(this::shown);
    for (Winner winner : winners) {
      drop(winner.drop())
          .awarded(seen(winner.serial(), winner.member(), winner.at(), winner.name()));
    }
  }

  /** The next moment of the feed has been handed on. */
  public synchronized void follow(String epoch, RawMoment raw) {
    followed = new Position(epoch, raw.offset());
    moment = raw.json();
    touched = System.nanoTime();
  }

  /** What that moment says. */
  public synchronized void see(Moment seen) {
    switch (seen) {
      case Moment.DropScheduled scheduled -> shown(scheduled.drop());
      case Moment.DropRestored restored -> shown(restored.drop());
      case Moment.TrophyAwarded won ->
          drop(won.drop()).awarded(seen(won.serial(), won.member(), won.at(), won.name()));
      case Moment.DropEnded over -> {
        drop(over.drop()).ended(over.ending());
        forgetBeyond(MOST_ENDED, SeenDrop::hasEnded);
      }
      case Moment _ -> {}
    }
  }

  /** A member has been told that they won. */
  public synchronized void told(MemberId member, ClaimOutcome.Won won) {
    touched = System.nanoTime();
    drop(won.drop())
        .awarded(
            new SeenTrophy(
                won.serial(),
                member,
                won.at(),
                Optional.of(won.claim()),
                Optional.empty(),
                Optional.empty()));
  }

  /** A member has been told that they entered a raffle. */
  public synchronized void told(MemberId member, ClaimOutcome.Entered entered) {
    touched = System.nanoTime();
    drop(entered.drop()).entered(member, entered);
  }

  /** When something was last seen, on the clock of {@link System#nanoTime()}. */
  long touchedNanos() {
    return touched;
  }

  synchronized Report report() {
    return new Report(
        followed,
        moment,
        drops.values().stream().map(SeenDrop::report).flatMap(Optional::stream).toList());
  }

  synchronized List<SeenTrophy> trophies(DropId id) {
    return drops.containsKey(id) ? drop(id).trophies() : List.of();
  }

  private void shown(Drop drop) {
    drop(drop.id()).shown(drop);
  }

  private SeenDrop drop(DropId id) {
    SeenDrop known = drops.get(id);
    if (known != null) {
      return known;
    }
    var seen = new SeenDrop(id);
    drops.put(id, seen);
    forgetBeyond(MOST_DROPS, _ -> true);
    return seen;
  }

  /** Forgets the oldest of these, so that no more than so many are left. */
  private void forgetBeyond(int most, Predicate<SeenDrop> which) {
    List<DropId> these =
        drops.entrySet().stream()
            .filter(entry -> which.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    these.stream().limit(Math.max(0, these.size() - most)).forEach(drops::remove);
  }

  private static SeenTrophy seen(int serial, MemberId member, long at, String name) {
    Optional<String> shown = Optional.of(name).filter(text -> !text.isEmpty());
    return new SeenTrophy(serial, member, at, Optional.empty(), shown, shown.map(FoldedName::of));
  }
}
