package io.trophycast.load.crowd;

import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;

/**
 * A drop as a host asks for it.
 *
 * @param limit trophies a member
 * @param points that a trophy is worth
 * @param opensIn seconds, or empty for at once
 * @param duration seconds that it stays open at the most
 */
public record DropRequest(
    String title, int supply, int limit, int points, OptionalInt opensIn, int duration) {

  /** As the API takes it. */
  public JsonObject json() {
    var opens = new JsonObject();
    opensIn.ifPresentOrElse(seconds -> opens.put("in", seconds), () -> opens.put("now", true));
    return new JsonObject()
        .put("title", title)
        .put("supply", supply)
        .put("limit", limit)
        .put("points", points)
        .put("opens", opens)
        .put("duration", duration)
        .put("earn", "Be there when it opens.")
        .put(
            "citation",
            new JsonObject()
                .put("what", "Stayed through all of it")
                .put("why", "Somebody has to")
                .put("by", "The host"));
  }
}
