package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.asHost;
import static io.trophycast.runtime.HttpServed.newStageRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages over HTTP. */
class StageApiIT {
  @Test
  void aHostMakesAStageAndAnybodyFindsItByItsPin() {
    JsonObject made = asHost("createStage", "POST", "/stages").json(newStageRequest()).send().ok();

    assertThat(made.getString("name")).isEqualTo("Friday Lights");
    assertThat(made.getString("joinAddress"))
        .isEqualTo("https://trophycast.example/j/" + made.getString("pin"));
    assertThat(API.ask("findStageByPin", "GET", "/pins/" + made.getString("pin")).send().ok())
        .isEqualTo(made);
    assertThat(API.ask("showStage", "GET", "/stages/" + made.getString("id")).send().ok())
        .isEqualTo(made);
    assertThat(
            asHost("listStages", "GET", "/stages")
                .send()
                .ok()
                .getJsonArray("stages")
                .contains(made))
        .isTrue();
  }

  @Test
  void makingAStageTwiceWithOneKeyMakesOneStage() {
    var ask = newStageRequest();
    JsonObject first =
        asHost("createStage", "POST", "/stages")
            .header("idempotency-key", "stage-key-1")
            .json(ask)
            .send()
            .ok();
    JsonObject second =
        asHost("createStage", "POST", "/stages")
            .header("idempotency-key", "stage-key-1")
            .json(ask)
            .send()
            .ok();

    assertThat(second).isEqualTo(first);
    asHost("createStage", "POST", "/stages")
        .header("idempotency-key", "stage-key-1")
        .json(newStageRequest().put("name", "Another"))
        .send()
        .problem(409, "idempotency_conflict");
  }

  @Test
  void aStageCanBeRenamedAndMovedToAnotherZone() {
    StageId stage = HttpServed.newStage();

    JsonObject changed =
        asHost("updateStage", "PATCH", "/stages/" + stage)
            .json(new JsonObject().put("name", "Saturday").put("zone", "Asia/Riyadh"))
            .send()
            .ok();

    assertThat(changed.getString("name")).isEqualTo("Saturday");
    assertThat(changed.getString("zone")).isEqualTo("Asia/Riyadh");
  }

  @Test
  void theSnapshotIsForEveryTokenOfTheStage() {
    StageId stage = HttpServed.newStage();
    var tokens = HttpServed.SERVER.features().tokens();
    var ada = HttpServed.SERVER.member(stage, "Ada");

    for (String token :
        new String[] {
          ada.token(),
          HttpServed.HOST_TOKEN,
          tokens.grantScreen(stage).token(),
          tokens.grantPartner(stage, "Quiz").token()
        }) {
      JsonObject snapshot =
          API.ask("showSnapshot", "GET", "/stages/" + stage + "/snapshot").as(token).send().ok();
      assertThat(snapshot.getJsonObject("stage").getString("id")).isEqualTo(stage.value());
    }
  }

  @Test
  void aMessageIsPinnedAndTakenDownAgain() {
    StageId stage = HttpServed.newStage();
    String path = "/stages/" + stage + "/pinned-message";

    JsonObject pinned =
        asHost("pinMessage", "PUT", path)
            .json(new JsonObject().put("text", "Photo wall is to the left"))
            .send()
            .ok();
    assertThat(pinned.getString("text")).isEqualTo("Photo wall is to the left");
    assertThat(asHost("unpinMessage", "DELETE", path).send().status()).isEqualTo(204);
    assertThat(asHost("unpinMessage", "DELETE", path).send().status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', 400, bad_message",
    "name, '   ', 422, not_possible",
    "name, 'a\u0000b', 422, not_possible",
    "zone, 'Europe/Atlantis', 422, not_possible"
  })
  void aStageThatCantBeIsRefusedAtItsField(String field, String value, int status, String code) {
    JsonObject problem =
        asHost("createStage", "POST", "/stages")
            .json(newStageRequest().put(field, value))
            .send()
            .problem(status, code);

    assertThat(problem.getString("pointer")).isEqualTo("/" + field);
  }

  @Test
  void aLanguageThatNobodySpeaksHereIsPointedAt() {
    JsonObject problem =
        asHost("createStage", "POST", "/stages")
            .json(newStageRequest().put("languages", new JsonArray().add("en").add("tlh")))
            .send()
            .problem(400, "bad_message");

    assertThat(problem.getString("pointer")).isEqualTo("/languages/1");
  }

  @Test
  void aMissingFieldIsPointedAt() {
    var ask = newStageRequest();
    ask.remove("zone");

    JsonObject problem =
        asHost("createStage", "POST", "/stages").json(ask).send().problem(400, "bad_message");

    assertThat(problem.getString("pointer")).isEqualTo("/zone");
  }

  @Test
  void anUnknownFieldIsRefused() {
    asHost("createStage", "POST", "/stages")
        .json(newStageRequest().put("price", 5))
        .send()
        .problem(400, "bad_message");
  }

  @Test
  void aStageThatIsNotThereIsUnknownToEveryOperation() {
    API.ask("showStage", "GET", "/stages/nosuch00").send().problem(404, "unknown_stage");
    API.ask("findStageByPin", "GET", "/pins/000000").send().problem(404, "unknown_stage");
    asHost("updateStage", "PATCH", "/stages/nosuch00")
        .json(new JsonObject().put("name", "x"))
        .send()
        .problem(404, "unknown_stage");
    asHost("showSnapshot", "GET", "/stages/nosuch00/snapshot").send().problem(404, "unknown_stage");
    asHost("pinMessage", "PUT", "/stages/nosuch00/pinned-message")
        .json(new JsonObject().put("text", "x"))
        .send()
        .problem(404, "unknown_stage");
    asHost("unpinMessage", "DELETE", "/stages/nosuch00/pinned-message")
        .send()
        .problem(404, "unknown_stage");
    asHost("listMembers", "GET", "/stages/nosuch00/members").send().problem(404, "unknown_stage");
    asHost("openScreen", "POST", "/stages/nosuch00/screens").send().problem(404, "unknown_stage");
    API.ask("listDrops", "GET", "/stages/nosuch00/drops").send().problem(404, "unknown_stage");
    asHost("showBoard", "GET", "/stages/nosuch00/board").send().problem(404, "unknown_stage");
    asHost("watchStage", "GET", "/stages/nosuch00/events").send().problem(404, "unknown_stage");
  }
}
