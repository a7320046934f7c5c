package io.trophycast.load.scenario;

import io.trophycast.load.crowd.Api;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A partner's system that sets scores in numbered batches: the leader's points are the batch's
 * number above a base that nobody else reaches, and others come after.
 */
final class Scores {
  private static final int PLAYERS = 5000;

  private final Theatre theatre;
  private final String token;

  private Scores(Theatre theatre, String token) {
    this.theatre = theatre;
    this.token = token;
  }

  /** Invites one to the stage. */
  static Scores of(Theatre theatre) {
    JsonObject partner =
        theatre
            .api()
            .done(
                theatre.path() + "/partners",
                theatre.hostToken(),
                new JsonObject().put("name", "Scores"),
                "load-partner");
    return new Scores(theatre, partner.getString("token"));
  }

  /** Sets so many, and waits for the answer. */
  void set(int number, int count) {
    Api.Reply reply =
        theatre
            .api()
            .put(theatre.path() + "/scores", token, batch(number, count), "load-scores-" + number);
    if (!reply.isGood()) {
      throw new IllegalStateException("Scores: " + reply.status() + " " + reply.body());
    }
  }

  private static JsonObject batch(int number, int count) {
    var batch = new JsonArray();
    batch.add(score("leader", Freshness.LEADING + number));
    for (int i = 1; i < count; i++) {
      int player = (int) (((long) number * count + i) % PLAYERS);
      batch.add(score("p" + player, number % 1000 + player));
    }
    return new JsonObject().put("scores", batch);
  }

  private static JsonObject score(String player, long points) {
    return new JsonObject().put("player", player).put("name", player).put("points", points);
  }
}
