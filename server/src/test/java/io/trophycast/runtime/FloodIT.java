package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.BoardRow;
import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients that want too much, or hold on to what they have: each is told so, and cut. */
class FloodIT extends UnderAttack {
  @Test
  void aSlowLorisIsCutHoweverSteadilyItSendsAByte() {
    List<RawSocket> lorises =
        IntStream.range(0, 200).mapToObj(_ -> RawSocket.connect(running.port())).toList();
    lorises.forEach(loris -> loris.send("GET /live HTTP/1.1\r\nHost: h\r\nX-Slow: "));

    for (int i = 0; i < 25; i++) {
      lorises.forEach(loris -> loris.send("x"));
      LockSupport.parkNanos(100_000_000);
    }

    lorises.forEach(loris -> assertThat(loris.rest()).isEmpty());
    lorises.forEach(RawSocket::close);
  }

  @Test
  void halfABodyIsCut() {
    try (RawSocket half = RawSocket.connect(running.port())) {
      half.send(
          "POST /api/v1/stages/"
              + stage
              + "/members HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
              + "Content-Length: 500\r\n\r\n{\"pin\":");

      assertThat(half.rest()).isEmpty();
    }
  }

  @Test
  void aSocketWhoseOtherEndIsGoneWithoutAWordIsCut() {
    try (RawSocket halfOpen = RawSocket.upgraded(running.port(), "198.51.100.1")) {
      String token = running.member(stage, "Tunnel").token();
      halfOpen.send(
          RawSocket.frame(
              1,
              new JsonObject()
                  .put("type", "hello")
                  .put("ref", "r")
                  .put("token", token)
                  .toString()
                  .getBytes(UTF_8)));

      // Nobody answers its pings.
      assertThat(new String(halfOpen.rest(), UTF_8)).contains("welcome");
    }
  }

  @Test
  void aFullHallBehindOneAddressJoinsAndAFloodIsToldToWait() {
    var api = new ApiClient(running.clientVertx, running.port());
    String pin = await(running.features().stages().find(stage)).orElseThrow().pin().value();

    List<Integer> statuses =
        atOnce(
            1300,
            i ->
                api.ask("joinStage", "POST", "/stages/" + stage + "/members")
                    .header("X-Forwarded-For", "203.0.113.80")
                    .json(new JsonObject().put("pin", pin).put("name", "Guest " + i))
                    .send()
                    .status());

    assertThat(statuses).containsOnly(201, 429);
    assertThat(statuses.stream().filter(status -> status == 201).count()).isBetween(1000L, 1299L);
  }

  @Test
  void anAddressHasSoManySocketsAndOthersHaveTheirOwn() {
    List<RawSocket> hall =
        IntStream.range(0, 50)
            .mapToObj(_ -> RawSocket.upgraded(running.port(), "203.0.113.81"))
            .toList();

    try (RawSocket further = handshake("203.0.113.81");
        RawSocket other = handshake("203.0.113.82")) {
      assertThat(further.head()).startsWith("HTTP/1.1 429 ").contains("retry-after: 5");
      assertThat(other.head()).startsWith("HTTP/1.1 101 ");
    }
    hall.forEach(RawSocket::close);
  }

  @Test
  void aMemberHasEightConnectionsAndTheOldestMakesRoom() {
    var guest = running.member(stage, "Tabs");
    List<LiveSocket> tabs = IntStream.range(0, 9).mapToObj(_ -> running.watch(guest)).toList();

    assertThat(tabs.getFirst().closeCode()).isEqualTo(4105);
    tabs.subList(1, 9).forEach(tab -> assertThat(tab.isOpen()).isTrue());
    tabs.subList(1, 9).forEach(LiveSocket::close);
  }

  @Test
  void aFullStageTellsNewcomersToComeBack() {
    StageId full = running.stage();
    String token = running.features().tokens().grantScreen(full).token();
    List<LiveSocket> there = IntStream.range(0, 101).mapToObj(i -> from("203.0.114." + i)).toList();
    there.subList(0, 100).forEach(socket -> socket.hello(token));

    there.getLast().say("{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"" + token + "\"}");

    assertThat(there.getLast().closeCode()).isEqualTo(4006);
    there.subList(0, 100).forEach(LiveSocket::close);
  }

  @Test
  @DisplayName(
      "wound 18: a member who claims like a machine is told to wait, and wins what they won")
  void claimsAreLimited() {
    var api = new ApiClient(running.clientVertx, running.port());
    String token = running.member(stage, "Machine").token();

    List<Integer> statuses =
        atOnce(
            80,
            _ ->
                api.ask(
                        "claimTrophy",
                        "POST",
                        "/stages/%s/drops/%s/claims".formatted(stage, drop.id()))
                    .as(token)
                    .json(new JsonObject().put("claim", "tap-machine"))
                    .send()
                    .status());

    assertThat(statuses).containsOnly(200, 429);
    assertThat(statuses.stream().filter(status -> status == 200).count()).isBetween(40L, 79L);
  }

  @Test
  void batchesBeyondWhatCanBeDoneInTimeAreToldToComeAgainAndCountOnceThen() {
    var api = new ApiClient(running.clientVertx, running.port());
    StageId games = running.stage();
    String partner = running.features().tokens().grantPartner(games, "Quiz").token();

    List<ApiClient.Answered> answers = atOnce(400, i -> setScores(api, games, partner, i));
    List<ApiClient.Answered> refused =
        answers.stream().filter(answer -> answer.status() != 200).toList();

    assertThat(refused).isNotEmpty().hasSizeLessThan(400);
    refused.forEach(
        answer -> {
          answer.problem(503, "unavailable");
          assertThat(answer.header("retry-after")).isEqualTo("1");
        });
    assertThat(setScores(api, games, partner, 400).status()).isEqualTo(200);
    assertThat(await(running.features().boards().view(games, 1)).toOptional().orElseThrow().top())
        .extracting(BoardRow::points)
        .containsExactly(100_400L);
  }

  @Test
  void aHostsAwardsDoNotWaitBehindAPartnersFlood() {
    var api = new ApiClient(running.clientVertx, running.port());
    StageId games = running.stage();
    String partner = running.features().tokens().grantPartner(games, "Quiz").token();
    String host = running.features().tokens().grantHost().token();
    String member = running.member(games, "Ada").id().value();

    List<ApiClient.Answered> answers =
        atOnce(
            400,
            i ->
                i % 20 == 0
                    ? award(api, games, host, member, i)
                    : setScores(api, games, partner, i));

    for (int i = 0; i < answers.size(); i += 20) {
      assertThat(answers.get(i).status()).isEqualTo(200);
    }
    assertThat(answers).anyMatch(answer -> answer.status() == 503);
  }

  @Test
  void requestsThatAreRefusedGiveTheirRoomBack() {
    var api = new ApiClient(running.clientVertx, running.port());
    StageId games = running.stage();
    String partner = running.features().tokens().grantPartner(games, "Quiz").token();

    for (int i = 0; i < 50; i++) {
      api.ask("setScores", "PUT", "/stages/" + games + "/scores")
          .as(partner)
          .header("idempotency-key", "no")
          .json(new JsonObject())
          .send()
          .problem(400, "bad_message");
    }

    assertThat(setScores(api, games, partner, 1).status()).isEqualTo(200);
  }

  private static ApiClient.Answered award(
      ApiClient api, StageId stage, String host, String member, int number) {
    var award = new JsonObject().put("member", member).put("points", 1).put("reason", "Helped out");
    return api.ask("awardPoints", "POST", "/stages/" + stage + "/awards")
        .as(host)
        .header("idempotency-key", "award-key-" + number)
        .json(new JsonObject().put("awards", new JsonArray().add(award)))
        .send();
  }

  private static ApiClient.Answered setScores(
      ApiClient api, StageId stage, String partner, int number) {
    var scores = new JsonArray();
    for (int i = 0; i < 500; i++) {
      scores.add(
          new JsonObject().put("player", "p" + i).put("name", "P" + i).put("points", i + number));
    }
    scores.getJsonObject(0).put("points", 100_000 + number);
    return api.ask("setScores", "PUT", "/stages/" + stage + "/scores")
        .as(partner)
        .header("idempotency-key", "flood-key-" + number)
        .json(new JsonObject().put("scores", scores))
        .send();
  }

  private LiveSocket from(String address) {
    return LiveSocket.connect(
        running.client, LiveSocket.options(running.port()).addHeader("X-Forwarded-For", address));
  }
}
