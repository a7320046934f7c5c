package io.trophycast.load.scenario;

import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * This server and others in turn, with the same client and the same payload, round by round, each
 * round begun by another one. A machine's speed drifts; what holds is the ratio within a round.
 */
final class Peers {
  private static final String OURS = "trophycast";
  private static final List<String> NAMES = List.of(OURS, "nchan", "ws", "socket.io");

  private final Terms terms;
  private final JsonObject rounds = new JsonObject();
  private final JsonObject ratios = new JsonObject();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private LoopBlocks blocks = LoopBlocks.NONE;

  private Peers(Terms terms) {
    this.terms = terms;
  }

  static Result run(Terms terms) {
    return new Peers(terms).compare();
  }

  private Result compare() {
    for (int round = 1; round <= terms.rounds(); round++) {
      List<String> turns = new ArrayList<>(NAMES);
      Collections.rotate(turns, 1 - round);
      round(round, turns);
    }
    return new Result(
        "peers",
        terms.json(),
        new JsonObject().put("oursToTheirs", ratios).mergeIn(rounds).mergeIn(blocks.json()),
        List.of(),
        remarks,
        wrong);
  }

  private void round(int round, List<String> turns) {
    var scores = new LinkedHashMap<String, Score>();
    for (String name : turns) {
      Score score = score(name, terms.in("round-" + round));
      scores.put(name, score);
      String where = "round %d, %s: ".formatted(round, name);
      terms.told().accept(where + score.json().encode());
      blocks = blocks.and(score.blocks());
      score.remark().ifPresent(line -> remarks.add(where + line));
      if (score.notToAll() > 0) {
        wrong.add(
            where
                + "%d messages did not come to everybody exactly once."
                    .formatted(score.notToAll()));
      }
    }
    var figures = new JsonObject();
    scores.forEach((name, score) -> figures.put(name, score.json()));
    rounds.put("round" + round, figures);
    Score ours = Objects.requireNonNull(scores.get(OURS));
    scores.forEach(
        (name, theirs) -> {
          if (!name.equals(OURS)) {
            keep(name, ours, theirs);
          }
        });
  }

  /** A list a ratio, with a number a round. */
  private void keep(String name, Score ours, Score theirs) {
    if (!ratios.containsKey(name)) {
      ratios.put(name, new JsonObject());
    }
    JsonObject mine = ratios.getJsonObject(name);
    ours.ratios(theirs)
        .forEach(
            (figure, ratio) -> {
              if (!mine.containsKey(figure)) {
                mine.put(figure, new JsonArray());
              }
              mine.getJsonArray(figure).add(ratio);
            });
  }

  private static Score score(String name, Terms terms) {
    try (Contender contender = Contender.named(name, terms)) {
      return Bout.of(contender, terms);
    }
  }
}
