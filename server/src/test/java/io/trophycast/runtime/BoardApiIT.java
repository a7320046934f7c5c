package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Boards, awards and a partner's scores over HTTP. */
class BoardApiIT {
  private final StageId stage = HttpServed.newStage();
  private final Backstage.Guest ada = SERVER.member(stage, "Ada");
  private final Backstage.Guest ben = SERVER.member(stage, "Ben");

  @Test
  void anAwardSentTwiceCountsOnce() {
    JsonObject first = award(HttpServed.HOST_TOKEN, "award-key-1", 30).ok();
    JsonObject second = award(HttpServed.HOST_TOKEN, "award-key-1", 30).ok();

    assertThat(second).isEqualTo(first);
    assertThat(topOf(board(HttpServed.HOST_TOKEN)).getJsonObject(0).getInteger("points"))
        .isEqualTo(30);
    award(HttpServed.HOST_TOKEN, "award-key-1", 31).problem(409, "idempotency_conflict");
  }

  @Test
  void awardsAndScoresNeedAKey() {
    asHost("awardPoints", "POST", path("/awards"))
        .json(awards(5))
        .send()
        .problem(400, "key_required");
    asHost("setScores", "PUT", path("/scores"))
        .json(scores(new JsonObject().put("player", "p1").put("points", 1)))
        .send()
        .problem(400, "key_required");
  }

  @Test
  void aPartnersGameDrivesTheBoard() {
    String partner = SERVER.features().tokens().grantPartner(stage, "Quiz").token();

    score(
            partner,
            "score-key-1",
            new JsonObject().put("member", ada.id().value()).put("points", 70),
            new JsonObject().put("player", "team-7").put("name", "Team 7").put("points", 90))
        .ok();
    JsonArray top = topOf(board(partner));

    assertThat(top.getJsonObject(0).getString("member")).isEqualTo("x:team-7");
    assertThat(top.getJsonObject(0).getString("name")).isEqualTo("Team 7");
    assertThat(top.getJsonObject(1).getString("name")).isEqualTo("Ada");
  }

  @Test
  void aScoreWithoutAPlayerOrWithABadNameIsPointedAt() {
    String partner = SERVER.features().tokens().grantPartner(stage, "Quiz").token();

    JsonObject nameless =
        score(partner, "score-key-2", new JsonObject().put("name", "Ada").put("points", 1))
            .problem(422, "not_possible");
    JsonObject rude =
        score(
                partner,
                "score-key-3",
                new JsonObject().put("player", "p1").put("name", "fuck").put("points", 1))
            .problem(422, "name_listed");

    assertThat(nameless.getString("pointer")).isEqualTo("/scores/0");
    assertThat(rude.getString("pointer")).isEqualTo("/scores/0/name");
  }

  @Test
  void anAwardToNobodyIsPointedAt() {
    JsonObject problem =
        asHost("awardPoints", "POST", path("/awards"))
            .header("idempotency-key", "award-key-2")
            .json(
                new JsonObject()
                    .put(
                        "awards",
                        new JsonArray()
                            .add(
                                new JsonObject()
                                    .put("member", "nobody000000")
                                    .put("points", 5)
                                    .put("reason", "Helped"))))
            .send()
            .problem(404, "unknown_member");

    assertThat(problem.getString("pointer")).startsWith("/awards/0");
  }

  @Test
  void aReasonOfSpacesIsRefused() {
    JsonObject batch = awards(5);
    batch.getJsonArray("awards").getJsonObject(0).put("reason", "  ");

    JsonObject problem =
        asHost("awardPoints", "POST", path("/awards"))
            .header("idempotency-key", "award-key-3")
            .json(batch)
            .send()
            .problem(422, "not_possible");

    assertThat(problem.getString("pointer")).isEqualTo("/awards/0/reason");
  }

  @Test
  void aHiddenBoardShowsItsRowsToTheHostOnly() {
    award(HttpServed.HOST_TOKEN, "award-key-4", 30).ok();

    JsonObject hidden =
        asHost("changeBoard", "PATCH", path("/board"))
            .json(new JsonObject().put("hidden", true))
            .send()
            .ok();

    assertThat(hidden.getBoolean("hidden")).isTrue();
    assertThat(topOf(board(ben.token()))).isEmpty();
    assertThat(topOf(board(HttpServed.HOST_TOKEN))).hasSize(1);
  }

  @Test
  void resettingTakesAllPoints() {
    award(HttpServed.HOST_TOKEN, "award-key-5", 30).ok();

    assertThat(asHost("resetBoard", "DELETE", path("/board")).send().status()).isEqualTo(204);

    assertThat(board(ada.token()).getInteger("players")).isZero();
  }

  private JsonObject board(String token) {
    return API.ask("showBoard", "GET", path("/board")).as(token).send().ok();
  }

  private static JsonArray topOf(JsonObject board) {
    return board.getJsonArray("top");
  }

  private ApiClient.Answered award(String token, String key, int points) {
    return API.ask("awardPoints", "POST", path("/awards"))
        .as(token)
        .header("idempotency-key", key)
        .json(awards(points))
        .send();
  }

  private JsonObject awards(int points) {
    return new JsonObject()
        .put(
            "awards",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("member", ada.id().value())
                        .put("points", points)
                        .put("reason", "Helped a newcomer")));
  }

  private ApiClient.Answered score(String token, String key, JsonObject... scores) {
    return API.ask("setScores", "PUT", path("/scores"))
        .as(token)
        .header("idempotency-key", key)
        .json(scores(scores))
        .send();
  }

  private static JsonObject scores(JsonObject... scores) {
    var batch = new JsonArray();
    for (JsonObject score : scores) {
      batch.add(score);
    }
    return new JsonObject().put("scores", batch);
  }

  private String path(String rest) {
    return "/stages/" + stage + rest;
  }
}
