package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Everybody claims at the instant that a drop opens, and most are too late. Then what a claim costs
 * by itself, without the telling of trophies: those who were too late ask again, and the server
 * knows; in a small room everybody wins, and asks again what only Redis knows.
 */
final class Stampede {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int OPENS_IN_SECONDS = 4;
  private static final int POINTS = 10;

  /** Everybody is told of everybody's trophy, so that a large room would measure that. */
  private static final int SMALL_ROOM = 1000;

  /** Fewer than the messages that a connection may send at once, and than a member's claims. */
  private static final int TIMES = 10;

  private static final Duration REST = Duration.ofSeconds(1);

  /** Rounds of that before the one that counts. */
  private static final int WARM_UPS = 2;

  /** For the standings of ten thousand members to be read anew, each in turn, after a drop. */
  private static final Duration STANDINGS = Duration.ofSeconds(90);

  private final Terms terms;
  private final Theatre theatre;
  private final Map<String, Rush> rushes = new LinkedHashMap<>();

  private Stampede(Terms terms, Theatre theatre) {
    this.terms = terms;
    this.theatre = theatre;
  }

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return new Stampede(terms, theatre).measure();
    }
  }

  private Result measure() {
    List<Integer> everybody = first(terms.members());
    // The first stampede finds cold code, as the first drop of an evening does; both count.
    rush("cold", terms.supply(), POINTS, everybody);
    Claims warm = rush("warm", terms.supply(), POINTS, everybody);
    awaitStandings();
    Cost nobody = nobodyClaims();
    List<Integer> losers = warm.who("sold_out");
    askAgain("fromMemory", warm, "later", losers);
    int few = Math.min(SMALL_ROOM, terms.members());
    for (int i = few; i < terms.members(); i++) {
      theatre.swarm().cut(i);
    }
    Patience.until("the others have left", () -> theatre.swarm().live() == few);
    Quiet.await(theatre.server().server());
    Claims won = rush("everybodyWins", few, 0, first(few));
    askAgain("decidedByRedis", won, "everybodyWins", first(few));
    return result(nobody);
  }

  private Claims rush(String name, int supply, int points, List<Integer> who) {
    Release drop = Release.schedule(theatre, supply, points, OPENS_IN_SECONDS);
    var claims = new Claims(theatre.swarm(), drop.id(), name(name), who, 1);
    keep(name, Rush.of(theatre, claims, drop.due(), done -> done.wrong(supply)));
    return claims;
  }

  /** The same people ask {@link #TIMES} times more about a drop that is over. */
  private void askAgain(String name, Claims before, String tap, List<Integer> who) {
    for (int i = 0; i < WARM_UPS; i++) {
      askAgain(before, tap, who);
      // Until everybody may send as much at once again.
      Patience.within(REST, () -> false);
    }
    keep(name, askAgain(before, tap, who));
  }

  private Rush askAgain(Claims before, String tap, List<Integer> who) {
    var claims = new Claims(theatre.swarm(), before.drop(), name(tap), who, TIMES);
    return Rush.of(theatre, claims, System.nanoTime(), done -> done.changed(before));
  }

  private void keep(String name, Rush rush) {
    rushes.put(name, rush);
    terms.told().accept(name + ": " + rush.json().encode());
  }

  /** A claim's id has eight characters at least. */
  private static String name(String tap) {
    return "load-tap-" + tap;
  }

  /** The same drop for the same watchers, which the host ends after a moment. */
  private Cost nobodyClaims() {
    Release drop = Release.schedule(theatre, terms.supply(), 0, OPENS_IN_SECONDS);
    Rush.awaitJustBefore(drop.due());
    Phase phase = Phase.begin(theatre);
    Patience.within(Duration.ofNanos(drop.due() - System.nanoTime()), () -> false);
    drop.end();
    Quiet.await(theatre.server().server());
    Cost cost = phase.end();
    terms.told().accept("nobodyClaims: " + cost.json().encode());
    return cost;
  }

  private void awaitStandings() {
    Patience.within(
        STANDINGS,
        () -> {
          long before = theatre.server().functionCalls();
          Patience.within(Duration.ofSeconds(1), () -> false);
          return theatre.server().functionCalls() - before < 20;
        });
  }

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private Result result(Cost nobody) {
    var figures = new JsonObject();
    List<String> wrong = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<Line> plots = new ArrayList<>();
    Cost[] costs = rushes.values().stream().map(Rush::cost).toArray(Cost[]::new);
    rushes.forEach(
        (name, rush) -> {
          figures.put(name, rush.json());
          rush.wrong().forEach(line -> wrong.add(name + ": " + line));
          rush.cost().generator().remark().ifPresent(line -> remarks.add(name + ": " + line));
          plots.add(rush.plot(name));
        });
    figures.put(
        "nobodyClaims",
        new JsonObject()
            .put("serverCpuMicros", nobody.serverMicros())
            .put("redisCpuMicros", nobody.redisMicros())
            .put("seconds", nobody.seconds())
            .mergeIn(nobody.json()));
    figures
        .mergeIn(Cost.blocksOf(costs).and(nobody.blocks()).json())
        .put("troubles", new JsonObject(Troubles.of(theatre.swarm())));
    return new Result("stampede", terms.json(), figures, plots, remarks, wrong);
  }
}
