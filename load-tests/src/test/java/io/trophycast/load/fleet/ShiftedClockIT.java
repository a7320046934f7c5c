package io.trophycast.load.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Host;
import io.trophycast.load.crowd.Target;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock that a run shifts is the one that the running server reads. */
class ShiftedClockIT {
  private static final Duration SHIFT = Duration.ofHours(2);
  private static final Duration NEAR = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  @TempDir Path home;

  @AfterEach
  void end() {
    vertx.close().await();
  }

  @Test
  void aServersOwnTimeMovesWhileItRunsAndItsDropsKeepToThatOfRedis() throws IOException {
    var redis = new SingleRedis(vertx, home, 1, SingleRedis.FSYNC_FIRST);
    var jar = List.of(Path.of(System.getProperty("trophycast.jar")));
    try (var fleet = new Fleet(vertx, redis, 1, home, jar)) {
      assertThat(fleet.hasClocks()).isTrue();
      fleet.start();
      Instance server = fleet.instances().getFirst();
      try (var api = new Api(List.of(new Target("i0", server.link().port())))) {
        String host = Host.enter(api, fleet.hostLinks());
        assertThat(loggedAt(server, "Host entered")).isBetween(ago(NEAR), ago(NEAR.negated()));

        server.clock().shift((int) SHIFT.toSeconds());
        JsonObject stage = api.done("/stages", host, stageRequest(), "the-stage");
        api.done("/stages/" + stage.getString("id") + "/screens", host, new JsonObject(), "");
        JsonObject drop =
            api.done(
                "/stages/" + stage.getString("id") + "/drops", host, dropRequest(), "the-drop");

        assertThat(loggedAt(server, "Screen invited"))
            .isBetween(ago(NEAR).plus(SHIFT), ago(NEAR.negated()).plus(SHIFT));
        assertThat(Instant.ofEpochMilli(drop.getLong("opensAt")))
            .isBetween(ago(NEAR), ago(NEAR.negated()));
        Patience.until("the drop is open", () -> state(api, stage, drop).equals("open"));
      }
    }
  }

  private static Instant ago(Duration time) {
    return Instant.now().minus(time);
  }

  /** When the server says that it wrote this line. */
  private static Instant loggedAt(Instance server, String words) throws IOException {
    Matcher line =
        Pattern.compile("(?m)^(\\S+Z) .*" + words).matcher(Files.readString(server.daemon().log()));
    assertThat(line.find()).as(words).isTrue();
    return Instant.parse(line.group(1));
  }

  private static String state(Api api, JsonObject stage, JsonObject drop) {
    return api.get("/stages/" + stage.getString("id") + "/drops/" + drop.getString("id"), "")
        .body()
        .getString("state", "");
  }

  private static JsonObject stageRequest() {
    return new JsonObject()
        .put("name", "A night two hours ahead")
        .put("zone", "Europe/Berlin")
        .put("languages", new JsonArray().add("en"));
  }

  private static JsonObject dropRequest() {
    return new JsonObject()
        .put("title", "On time")
        .put("supply", 1)
        .put("opens", new JsonObject().put("in", 1))
        .put("duration", 60)
        .put("earn", "Be there when it opens.")
        .put(
            "citation",
            new JsonObject()
                .put("what", "Was there")
                .put("why", "Somebody has to")
                .put("by", "Us"));
  }
}
