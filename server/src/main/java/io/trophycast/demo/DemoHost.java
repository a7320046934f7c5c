package io.trophycast.demo;

import io.trophycast.protocol.Json;
import io.trophycast.protocol.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host of a demo, who follows a script: a drop every 45 seconds, and in between points for
 * somebody and another pinned message. Belongs to one event loop.
 */
final class DemoHost {
  private static final Logger LOG = LoggerFactory.getLogger(DemoHost.class);

  static final Duration BETWEEN_DROPS = Duration.ofSeconds(45);
  private static final Duration BETWEEN_AWARDS = Duration.ofSeconds(14);
  private static final Duration BETWEEN_PINS = Duration.ofSeconds(60);

  private final Vertx vertx;
  private final StageApi api;
  private final Optional<String> token;
  private final DemoScript script;

  DemoHost(Vertx vertx, StageApi api, String token, DemoScript script) {
    this.vertx = vertx;
    this.api = api;
    this.token = Optional.of(token);
    this.script = script;
  }

  /** Makes the stage. */
  Future<Stage> openStage() {
    return api.post("/stages", token, script.stage())
        .map(answer -> Json.read(answer.encode(), Stage.class));
  }

  /** The address of the stage's venue screen, with its token. */
  Future<String> openScreen(Stage stage) {
    return api.post(path(stage, "/screens"), token, new JsonObject())
        .map(grant -> grant.getString("address"));
  }

  /** Plays the script from the first drop on. */
  void entertain(Stage stage, Crowd crowd) {
    every(BETWEEN_DROPS, () -> api.post(path(stage, "/drops"), token, script.drop()));
    every(
        BETWEEN_PINS,
        () ->
            api.put(
                path(stage, "/pinned-message"),
                token,
                new JsonObject().put("text", script.message())));
    every(
        BETWEEN_AWARDS,
        () ->
            crowd
                .somebody()
                .map(
                    member ->
                        api.post(
                            path(stage, "/awards"),
                            token,
                            new JsonObject()
                                .put(
                                    "awards",
                                    new JsonArray()
                                        .add(script.award().put("member", member.value())))))
                .orElseGet(() -> Future.succeededFuture(new JsonObject())));
  }

  private void every(Duration pause, Supplier<Future<JsonObject>> act) {
    act.get()
        .onFailure(refusal -> LOG.warn("the demo's host was refused: {}", refusal.getMessage()))
        .onComplete(_ -> vertx.setTimer(pause.toMillis(), _ -> every(pause, act)));
  }

  private static String path(Stage stage, String rest) {
    return "/stages/" + stage.id() + rest;
  }
}
