package io.trophycast.fence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Waves;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How far this instance has seen a drop get. Its memory guards it. */
final class SeenDrop {
  /** Of larger drops the last winners are remembered: a loss takes the newest. */
  static final int MOST_TROPHIES = 10_000;

  private static final List<String> MOVING =
      List.of(
          "state",
          "ending",
          "opensAt",
          "closesAt",
          "openedAt",
          "endedAt",
          "entries",
          "things",
          "awarded",
          "remaining");

  private final DropId id;
  private final TreeMap<Integer, SeenTrophy> trophies = new TreeMap<>();
  private final SeenEntries entries = new SeenEntries();
  private Optional<Drop> drop = Optional.empty();
  private Optional<DropEnding> ending = Optional.empty();
  private int highest;

  /**
   * What Redis is told of it.
   *
   * @param last the trophy with the highest serial, if its winner is remembered
   * @param whole the drop itself, in case Redis has lost it altogether
   * @param entries of a raffle
   */
  record Report(
      DropId id,
      int highest,
      Optional<DropEnding> ending,
      Optional<SeenTrophy> last,
      Optional<Whole> whole,
      Optional<SeenEntries.Report> entries) {}

  /**
   * What was announced of a drop.
   *
   * @param spec what never changes, as JSON
   * @param places which wave each time zone of the world belongs to, as JSON; empty without waves
   */
  record Whole(
      String spec, int supply, int limit, long points, long opensAt, long closesAt, String places) {
    static Whole of(Drop drop) {
      ObjectNode spec = Json.mapper().valueToTree(drop);
      spec.remove(MOVING);
      return new Whole(
          spec.toString(),
          drop.supply(),
          drop.limit(),
          drop.points(),
          drop.opensAt(),
          drop.closesAt(),
          drop.waves().map(Waves::places).map(Json::write).orElse(""));
    }
  }

  SeenDrop(DropId id) {
    this.id = id;
  }

  /** The drop as it is shown to everybody. */
  void shown(Drop now) {
    drop = Optional.of(now);
    highest = Math.max(highest, now.awarded());
    ending = now.ending().or(() -> ending);
  }

  void awarded(SeenTrophy trophy) {
    highest = Math.max(highest, trophy.serial());
    trophies.merge(
        trophy.serial(),
        trophy,
        (before, now) -> before.member().equals(now.member()) ? before.and(now) : now);
    if (trophies.size() > MOST_TROPHIES) {
      trophies.pollFirstEntry();
    }
  }

  /** A member's entry of a raffle was confirmed here. */
  void entered(MemberId member, ClaimOutcome.Entered entry) {
    entries.told(member, entry);
  }

  void ended(DropEnding how) {
    ending = Optional.of(how);
  }

  boolean hasEnded() {
    return ending.isPresent();
  }

  List<SeenTrophy> trophies() {
    return List.copyOf(trophies.values());
  }

  /** Nothing when there is nothing that could have been lost. */
  Optional<Report> report() {
    Optional<SeenEntries.Report> entered = entries.report();
    if (highest == 0 && ending.isEmpty() && entered.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            id,
            highest,
            ending,
            Optional.ofNullable(trophies.get(highest)),
            drop.map(Whole::of),
            entered));
  }
}
