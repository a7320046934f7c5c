package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet that {@code scripts/cluster} starts, through its HAProxy, without sticky sessions. */
class ClusterIT {
  private static final int SUPPLY = 3;
  private static final int MEMBERS = 12;

  @TempDir Path data;

  @Test
  void membersOnAllInstancesLiveThroughADropAndALostInstanceAndNewcomersHearWhenAllAreLost()
      throws Exception {
    Vertx vertx = Vertx.vertx();
    List<ProcessHandle> processes;
    try (Cluster cluster = Cluster.start(data)) {
      processes = cluster.processes();
      int port = cluster.publicUrl().getPort();
      var api = new ApiClient(vertx, port);
      WebSocketClient client = RunningServer.client(vertx);
      String host = hostToken(api, cluster);
      JsonObject stage = newStage(api, host);
      List<String> tokens = join(api, stage);
      List<LiveSocket> sockets = tokens.stream().map(token -> watch(client, port, token)).toList();

      assertThat(cluster.members())
          .hasSize(3)
          .allSatisfy(
              member ->
                  assertThat(Scrape.of(member.managementPort()).sum("trophycast_connections"))
                      .isPositive());
      DropId drop = fire(api, host, stage);
      sockets.forEach(socket -> socket.moment("drop.opened"));
      List<ClaimOutcome> outcomes = claim(sockets, drop);
      sockets.forEach(socket -> socket.moment("drop.ended"));

      assertThat(outcomes.stream().filter(ClaimOutcome.Won.class::isInstance)).hasSize(SUPPLY);
      assertThat(outcomes.stream().filter(ClaimOutcome.SoldOut.class::isInstance))
          .hasSize(MEMBERS - SUPPLY);
      List<RawMoment> story = sockets.getFirst().moments();
      assertThat(sockets).allSatisfy(socket -> assertThat(socket.moments()).isEqualTo(story));

      var members = cluster.members();
      var lost = members.getFirst();
      double there = Scrape.of(lost.managementPort()).sum("trophycast_connections");
      lost.process().destroyForcibly();
      lost.process().onExit().join();
      List<Integer> cut = awaitCut(sockets, (int) there);
      for (int i : cut) {
        LiveSocket back = LiveSocket.connect(client, port);
        Position left = sockets.get(i).welcome().position();
        assertThat(back.hello(tokens.get(i), Optional.of(left)).resumed()).isTrue();
        back.moment("drop.ended");
        assertThat(back.moments()).isEqualTo(story);
        assertThat(back.claimToTheEnd(drop, "claim-" + i + "-tap")).isEqualTo(outcomes.get(i));
      }

      members.forEach(member -> member.process().destroyForcibly());
      assertThat(awaitAway(cluster.publicUrl())).contains("<h1>One moment</h1>", "location.reload");
      assertThat(cluster.stop()).isZero();
    } finally {
      vertx.close().await();
    }
    assertThat(processes).hasSize(5).noneMatch(ProcessHandle::isAlive);
  }

  private static String hostToken(ApiClient api, Cluster cluster) {
    return api.ask("openHostSession", "POST", "/host-sessions")
        .json(new JsonObject().put("link", cluster.hostSecret()))
        .send()
        .ok()
        .getString("token");
  }

  private static JsonObject newStage(ApiClient api, String host) {
    return api.ask("createStage", "POST", "/stages")
        .as(host)
        .header("idempotency-key", "the-one-stage")
        .json(HttpServed.newStageRequest())
        .send()
        .ok();
  }

  private static List<String> join(ApiClient api, JsonObject stage) {
    return IntStream.range(0, MEMBERS)
        .mapToObj(
            i ->
                api.ask("joinStage", "POST", "/stages/" + stage.getString("id") + "/members")
                    .json(
                        new JsonObject()
                            .put("pin", stage.getString("pin"))
                            .put("name", "Guest " + i))
                    .send()
                    .ok()
                    .getString("token"))
        .toList();
  }

  private static LiveSocket watch(WebSocketClient client, int port, String token) {
    LiveSocket socket = LiveSocket.connect(client, port);
    socket.hello(token);
    return socket;
  }

  private static DropId fire(ApiClient api, String host, JsonObject stage) {
    return new DropId(
        api.ask("scheduleDrop", "POST", "/stages/" + stage.getString("id") + "/drops")
            .as(host)
            .json(HttpServed.newDrop(SUPPLY).put("opens", new JsonObject().put("in", 2)))
            .send()
            .ok()
            .getString("id"));
  }

  private static List<ClaimOutcome> claim(List<LiveSocket> sockets, DropId drop) {
    for (int i = 0; i < MEMBERS; i++) {
      sockets.get(i).claim(drop, "claim-" + i + "-tap");
    }
    return sockets.stream().map(LiveSocket::outcome).toList();
  }

  /** What somebody sees who comes while no instance is ready. */
  private static String awaitAway(URI address) throws IOException, InterruptedException {
    try (var browser = HttpClient.newHttpClient()) {
      long until = System.nanoTime() + 20_000_000_000L;
      while (true) {
        HttpResponse<String> page =
            browser.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() == 503 || System.nanoTime() > until) {
          return page.body();
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Those whose connection went with their instance. */
  private static List<Integer> awaitCut(List<LiveSocket> sockets, int expected) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (true) {
      List<Integer> cut =
          IntStream.range(0, MEMBERS)
              .filter(i -> sockets.get(i).socket().isClosed())
              .boxed()
              .toList();
      if (cut.size() >= expected) {
        return cut;
      }
      assertThat(System.nanoTime()).as("cut off so far: " + cut).isLessThan(until);
      Thread.onSpinWait();
    }
  }
}
