package io.trophycast.load.scenario;

import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * This server and others in turn, with the same client and the same payload, round by round. A
 * machine's speed drifts; what holds is the ratio within a round.
 */
final class Peers {
  private static final String OURS = "trophycast";
  private static final List<String> NAMES = List.of(OURS, "nchan", "ws", "socket.io");

  private Peers() {}

  static Result run(Terms terms) {
    var figures = new JsonObject();
    List<String> wrong = new ArrayList<>();
    for (int round = 1; round <= terms.rounds(); round++) {
      Map<String, Bout> bouts = new LinkedHashMap<>();
      for (String name : NAMES) {
        Bout bout = bout(name, terms.in("round-" + round));
        bouts.put(name, bout);
        terms.told().accept("round %d, %s: %s".formatted(round, name, bout.json().encode()));
        if (bout.notToAll() > 0) {
          wrong.add(
              "round %d, %s: %d messages did not come to everybody exactly once."
                  .formatted(round, name, bout.notToAll()));
        }
      }
      figures.put("round" + round, round(bouts));
    }
    return new Result("peers", terms.json(), figures, List.of(), List.of(), wrong);
  }

  private static Bout bout(String name, Terms terms) {
    try (Contender contender = Contender.named(name, terms)) {
      return Bout.of(contender, terms);
    }
  }

  /** Figures of all, and ours as a share of each other's. */
  private static JsonObject round(Map<String, Bout> bouts) {
    var figures = new JsonObject();
    bouts.forEach((name, bout) -> figures.put(name, bout.json()));
    var ratios = new JsonObject();
    bouts.forEach(
        (name, bout) -> {
          Bout ours = bouts.get(OURS);
          if (!name.equals(OURS) && ours != null) {
            ratios.put(name, ours.ratios(bout));
          }
        });
    return figures.put("oursToTheirs", ratios);
  }
}
