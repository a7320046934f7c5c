package io.trophycast.load.crowd;

import io.vertx.core.json.JsonObject;

/** Who a member is, and the token that proves it. */
public record Me(String id, String name, String token) {
  /** Joins a stage as somebody new. */
  public static Me join(Api api, JsonObject stage, String name) {
    JsonObject joined =
        api.done(
            "/stages/" + stage.getString("id") + "/members",
            "",
            new JsonObject().put("pin", stage.getString("pin")).put("name", name),
            "join-" + name.replace(' ', '-'));
    JsonObject member = joined.getJsonObject("member");
    return new Me(member.getString("id"), member.getString("name"), joined.getString("token"));
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
