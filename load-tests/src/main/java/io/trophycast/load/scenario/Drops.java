package io.trophycast.load.scenario;

import io.vertx.core.json.JsonObject;

/** Schedules drops for a scenario. */
final class Drops {
  private Drops() {}

  /** A drop that opens in some seconds, one trophy a member; answers with what was scheduled. */
  static JsonObject schedule(Theatre theatre, int supply, int inSeconds) {
    return theatre
        .api()
        .done(
            theatre.path() + "/drops",
            theatre.hostToken(),
            new JsonObject()
                .put("title", "For the quick")
                .put("supply", supply)
                .put("limit", 1)
                .put("points", 10)
                .put("opens", new JsonObject().put("in", inSeconds))
                .put("duration", 60)
                .put("earn", "Be there when it opens.")
                .put(
                    "citation",
                    new JsonObject()
                        .put("what", "Stayed through all of it")
                        .put("why", "Somebody has to")
                        .put("by", "The host")),
            "load-drop-" + System.nanoTime());
  }
}
