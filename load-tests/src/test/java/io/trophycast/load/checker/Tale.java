package io.trophycast.load.checker;

import io.trophycast.load.checker.Aftermath.Held;
import io.trophycast.load.checker.Aftermath.Holder;
import io.trophycast.load.checker.DropRecord.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A history made by hand. Told as it is, it is without fault: Ada wins both trophies of a drop that
 * Ben comes too late for, and both see all of it; and Ada is given seven points, which the host
 * sends twice under one key. Tests change one thing.
 */
final class Tale {
  static final String DROP = "drop0001";
  static final long OPENS = 10_000;
  static final long CLOSES = 20_000;

  final List<Event> events = new ArrayList<>();
  final List<Place> places = new ArrayList<>();
  final Map<String, Holder> members = new HashMap<>();
  final List<Integer> lost = new ArrayList<>();
  int supply = 2;
  int limit = 2;
  int points = 10;
  String ending = "sold_out";
  int awarded = 2;
  Position end = new Position("e1", 5);
  private long nanos;

  static Tale flawless() {
    var tale = new Tale();
    tale.events.add(new Event.Scheduled(tale.at(9_000), DROP, 2, 2, OPENS));
    tale.welcome("ada", "ada/1");
    tale.welcome("ben", "ben/1");
    tale.hear(1, "drop.scheduled", 0, "", 9_000);
    tale.claim("ada", "tap-1", new Outcome.NotOpen(OPENS), 9_500);
    tale.hear(2, "drop.opened", 0, "", 10_000);
    tale.claim("ada", "tap-1", new Outcome.Won(1, 10_010), 10_020);
    tale.hear(3, "trophy.awarded", 1, "ada", 10_010);
    tale.claim("ada", "tap-2", new Outcome.Won(2, 10_030), 10_040);
    tale.hear(4, "trophy.awarded", 2, "ada", 10_030);
    tale.hear(5, "drop.ended", 0, "", 10_030);
    tale.claim("ben", "tap-3", new Outcome.Undecided(500), 10_050);
    tale.claim("ben", "tap-3", new Outcome.SoldOut(10_030), 10_600);
    tale.claim("ada", "tap-4", new Outcome.AlreadyYours(1), 10_700);
    tale.places.add(new Place(1, "Ada", 10_010));
    tale.places.add(new Place(2, "Ada", 10_030));
    tale.members.put(
        "ada",
        new Holder("Ada", List.of(new Held(DROP, 2, 10_030), new Held(DROP, 1, 10_010)), 27));
    tale.members.put("ben", new Holder("Ben", List.of(), 0));
    tale.award("ada", 7, "award-1", 10_900);
    tale.award("ada", 7, "award-1", 10_950);
    return tale;
  }

  When at(long millis) {
    nanos++;
    return new When(nanos, millis);
  }

  void welcome(String member, String via) {
    events.add(
        new Event.Welcomed(
            at(9_000), member, via, Optional.empty(), new Position("e1", 0), false, Map.of()));
  }

  /** A claim on a drop of which this tale knows nothing else. */
  void elsewhere(String drop, String member, String claim, Outcome outcome, long millis) {
    String via = member + "/1";
    events.add(new Event.Asked(at(millis), member, via, drop, claim));
    events.add(new Event.Answered(at(millis), member, via, drop, claim, outcome));
  }

  void claim(String member, String claim, Outcome outcome, long millis) {
    events.add(new Event.Asked(at(millis), member, member + "/1", DROP, claim));
    answer(member, claim, outcome, millis);
  }

  void award(String member, int awarded, String key, long millis) {
    events.add(new Event.Awarded(at(millis), member, awarded, key));
  }

  void answer(String member, String claim, Outcome outcome, long millis) {
    events.add(new Event.Answered(at(millis), member, member + "/1", DROP, claim, outcome));
  }

  /** Both hear it. */
  void hear(long offset, String type, int serial, String winner, long millis) {
    hear("ada", "ada/1", offset, type, serial, winner, millis);
    hear("ben", "ben/1", offset, type, serial, winner, millis);
  }

  void hear(
      String member, String via, long offset, String type, int serial, String winner, long millis) {
    String text = "%s %d %d %s".formatted(type, offset, serial, winner);
    var moment = new Moment(offset, type, DROP, serial, winner, millis, text);
    events.add(new Event.Heard(at(millis), member, via, moment));
  }

  /** What the rules find, as "G1 sentence". */
  List<String> judged() {
    var drop =
        new DropRecord(
            DROP, supply, limit, points, OPENS, CLOSES, "ended", ending, awarded, places, lost);
    var history = new History(events, new Aftermath(List.of(drop), members, end));
    return Checker.check(history).stream()
        .map(violation -> violation.guarantee() + " " + violation.what())
        .toList();
  }
}
