package io.trophycast.runtime;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** One server for all tests of the HTTP API, and what many of them begin with. */
final class HttpServed {
  static final RunningServer SERVER = new RunningServer();
  static final ApiClient API = new ApiClient(SERVER.clientVertx, SERVER.port());
  static final String HOST_TOKEN = SERVER.features().tokens().grantHost().token();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
  }

  private HttpServed() {}

  static StageId newStage() {
    return SERVER.stage();
  }

  static ApiClient.Ask asHost(String operation, String method, String path) {
    return API.ask(operation, method, path).as(HOST_TOKEN);
  }

  /** What a host asks for a drop with; open at once, for a minute. */
  static JsonObject newDrop(int supply) {
    return new JsonObject()
        .put("title", "Night Owl")
        .put("emoji", "🦉")
        .put("supply", supply)
        .put("opens", new JsonObject().put("now", true))
        .put("duration", 60)
        .put("points", 50)
        .put(
            "citation",
            new JsonObject().put("what", "Stayed late").put("why", "It mattered").put("by", "Mara"))
        .put("earn", "Be quick.");
  }

  static JsonObject newStageRequest() {
    return new JsonObject()
        .put("name", "Friday Lights")
        .put("zone", "Europe/Berlin")
        .put("languages", new JsonArray().add("en").add("ar"));
  }
}
