package io.trophycast.load.crowd;

import io.trophycast.load.checker.Outcome;
import io.vertx.core.json.JsonObject;

/** Reads claim outcomes as they come over the wire. */
final class Answers {
  private Answers() {}

  static Outcome read(JsonObject json) {
    return switch (json.getString("outcome", "")) {
      case "won" -> new Outcome.Won(json.getInteger("serial"), json.getLong("at"));
      case "already_yours" -> new Outcome.AlreadyYours(json.getInteger("serial"));
      case "sold_out" -> new Outcome.SoldOut(json.getLong("at"));
      case "closed" -> new Outcome.Closed(json.getLong("at"), json.getString("ending"));
      case "not_open" -> new Outcome.NotOpen(json.getLong("opensAt"));
      case "undecided" -> new Outcome.Undecided(json.getInteger("retryIn"));
      default -> new Outcome.Failed(json.getString("code", "an answer nobody understands"));
    };
  }
}
