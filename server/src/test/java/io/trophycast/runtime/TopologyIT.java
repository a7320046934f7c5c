package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.redis.RedisCluster;
import io.trophycast.redis.SentinelSet;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, started from the jar with their real options on each kind of Redis; a host opens a
 * drop at one of them, and members of both win.
 */
class TopologyIT {
  private static final Pattern HOST_LINK = Pattern.compile("host link\\s+\\S*#link=(\\S+)");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client = RunningServer.client(vertx);

  @AfterEach
  void close() {
    RunningServer.await(vertx.close());
  }

  @Test
  void membersOfTwoServersBehindSentinelsWinTheTrophiesOfOneDrop() {
    try (var sentinels = new SentinelSet()) {
      membersOfBothWin("--redis", sentinels.address(), "--durability", "replicas=1");
    }
  }

  @Test
  void membersOfTwoServersOnAClusterWinTheTrophiesOfOneDrop() {
    try (var cluster = new RedisCluster()) {
      membersOfBothWin("--redis", cluster.address());
    }
  }

  private void membersOfBothWin(String... redis) {
    int here = ServerProcess.freePort();
    int there = ServerProcess.freePort();
    try (var _ = start(here, "here", redis);
        var second = start(there, "there", redis)) {
      var api = new ApiClient(vertx, here);
      String host = enter(api, second);
      JsonObject stage =
          api.ask("createStage", "POST", "/stages").as(host).json(stage()).send().ok();
      String path = "/stages/" + stage.getString("id");
      LiveSocket ada = watch(api, stage, "Ada", here);
      LiveSocket ben = watch(api, stage, "Ben", there);

      DropId drop =
          new DropId(
              api.ask("scheduleDrop", "POST", path + "/drops")
                  .as(host)
                  .json(drop())
                  .send()
                  .ok()
                  .getString("id"));
      Stream.of(ada, ben).forEach(socket -> socket.moment("drop.opened"));
      List<Integer> serials = new ArrayList<>();
      for (LiveSocket socket : List.of(ada, ben)) {
        ClaimOutcome outcome = socket.claimToTheEnd(drop, "a-single-tap");
        assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
        serials.add(((ClaimOutcome.Won) outcome).serial());
      }

      assertThat(serials).containsExactly(1, 2);
      assertThat(ada.moment("drop.ended")).isEqualTo(ben.moment("drop.ended"));
      assertThat(ada.moments()).isEqualTo(ben.moments());
      ada.close();
      ben.close();
    }
  }

  private ServerProcess start(int port, String name, String... redis) {
    var own =
        Stream.of(
            "--signing-key", folder.resolve("signing.key").toString(), "--drain-seconds", "0");
    return ServerProcess.start(
        port, folder.resolve(name), Stream.concat(Stream.of(redis), own).toArray(String[]::new));
  }

  /** The newest link, which this server printed, is good at all of them. */
  private static String enter(ApiClient api, ServerProcess newest) {
    Matcher link = HOST_LINK.matcher(newest.output());
    assertThat(link.find()).as(newest.output()).isTrue();
    return api.ask("openHostSession", "POST", "/host-sessions")
        .json(new JsonObject().put("link", link.group(1)))
        .send()
        .ok()
        .getString("token");
  }

  private LiveSocket watch(ApiClient api, JsonObject stage, String name, int port) {
    String token =
        api.ask("joinStage", "POST", "/stages/" + stage.getString("id") + "/members")
            .json(new JsonObject().put("pin", stage.getString("pin")).put("name", name))
            .send()
            .ok()
            .getString("token");
    LiveSocket socket = LiveSocket.connect(client, port);
    socket.hello(token);
    return socket;
  }

  private static JsonObject stage() {
    return new JsonObject()
        .put("name", "Friday Lights")
        .put("zone", "Europe/Berlin")
        .put("languages", new JsonArray().add("en"));
  }

  private static JsonObject drop() {
    return new JsonObject()
        .put("title", "Night Owl")
        .put("supply", 2)
        .put("opens", new JsonObject().put("now", true))
        .put("duration", 60)
        .put("earn", "Be quick.")
        .put(
            "citation",
            new JsonObject()
                .put("what", "Stayed late")
                .put("why", "It mattered")
                .put("by", "Mara"));
  }
}
