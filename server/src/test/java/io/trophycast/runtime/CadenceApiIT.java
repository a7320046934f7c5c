package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static io.trophycast.runtime.HttpServed.newDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Limits of a stage over HTTP. */
class CadenceApiIT {
  private final StageId stage = HttpServed.newStage();

  @Test
  void aDropTooManyIsRefusedWithTheNumbersAndTheNextFreeInstant() {
    set(new JsonObject().put("apart", 3600)).ok();
    long first = schedule(newDrop(3)).ok().getLong("opensAt");

    JsonObject problem = schedule(newDrop(3)).problem(409, "too_often");

    assertThat(problem.getString("pointer")).isEqualTo("/opens");
    assertThat(problem.getJsonObject("exceeded"))
        .isEqualTo(new JsonObject().put("limit", "apart").put("most", 3600));
    assertThat(problem.getLong("nextFree")).isEqualTo(first + 3_600_000);
    assertThat(asHost("showCadence", "GET", path("/cadence")).send().ok().getLong("nextFree"))
        .isEqualTo(first + 3_600_000);
  }

  @Test
  void aHostOverrulesALimitWithAReasonThatIsInThePublicRecord() {
    set(new JsonObject().put("apart", 3600)).ok();
    schedule(newDrop(3)).ok();
    String reason = "The band plays once more";

    JsonObject drop = schedule(newDrop(3).put("overrule", reason)).ok();
    String path = path("/drops/" + drop.getString("id"));
    asHost("endDrop", "POST", path + "/end").send().ok();

    JsonObject record = API.ask("showRecord", "GET", path + "/record").send().ok();
    assertThat(record.getJsonObject("drop").getJsonObject("overruled").getString("reason"))
        .isEqualTo(reason);
  }

  @Test
  void aReasonNobodyCanReadIsRefused() {
    schedule(newDrop(3).put("overrule", "two\nlines")).problem(422, "not_possible");
    schedule(newDrop(3).put("overrule", "")).problem(400, "bad_message");
    schedule(newDrop(3).put("overrule", "x".repeat(201))).problem(400, "bad_message");
  }

  @Test
  void aTemplateIsRunBeyondALimitWithAReasonAndKeepsNone() {
    set(new JsonObject().put("apart", 3600)).ok();
    schedule(newDrop(3)).ok();
    asHost("saveTemplate", "POST", path("/templates"))
        .json(new JsonObject().put("drop", newDrop(3).put("overrule", "Always")))
        .send()
        .problem(422, "not_possible");
    JsonObject template =
        asHost("saveTemplate", "POST", path("/templates"))
            .json(new JsonObject().put("drop", newDrop(3)))
            .send()
            .ok();
    String runs = path("/templates/" + template.getString("id") + "/runs");
    JsonObject now = new JsonObject().put("opens", new JsonObject().put("now", true));

    asHost("runTemplate", "POST", runs).json(now).send().problem(409, "too_often");
    JsonObject drop =
        asHost("runTemplate", "POST", runs)
            .json(now.copy().put("overrule", "Once more"))
            .send()
            .ok();

    assertThat(drop.getJsonObject("overruled").getString("reason")).isEqualTo("Once more");
  }

  @Test
  void aPartnerIsHeldToTheLimitsAndCannotOverruleThem() {
    set(new JsonObject().put("awardsPerWeek", 1)).ok();
    String partner = SERVER.features().tokens().grantPartner(stage, "Quiz").token();
    JsonObject batch =
        new JsonObject()
            .put(
                "awards",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("member", SERVER.member(stage, "Ada").id().value())
                            .put("points", 5)
                            .put("reason", "Knew the answer")));

    award(partner, "award-key-1", batch).ok();
    JsonObject problem = award(partner, "award-key-2", batch).problem(409, "too_often");
    assertThat(problem.getJsonObject("exceeded"))
        .isEqualTo(new JsonObject().put("limit", "awards_per_week").put("used", 1).put("most", 1));
    JsonObject overruling = batch.copy().put("overrule", "Please");
    award(partner, "award-key-3", overruling).problem(403, "not_allowed");
    award(HttpServed.HOST_TOKEN, "award-key-4", overruling).ok();
  }

  @Test
  void onlyAHostSeesAndSetsLimits() {
    String ada = SERVER.member(stage, "Ada").token();
    API.ask("showCadence", "GET", path("/cadence")).as(ada).send().problem(403, "not_allowed");
    API.ask("setCadence", "PUT", path("/cadence"))
        .as(ada)
        .json(new JsonObject())
        .send()
        .problem(403, "not_allowed");
    assertThat(set(new JsonObject()).ok())
        .isEqualTo(new JsonObject().put("limits", new JsonObject()));
  }

  private ApiClient.Answered set(JsonObject limits) {
    return asHost("setCadence", "PUT", path("/cadence")).json(limits).send();
  }

  private ApiClient.Answered schedule(JsonObject drop) {
    return asHost("scheduleDrop", "POST", path("/drops")).json(drop).send();
  }

  private ApiClient.Answered award(String token, String key, JsonObject batch) {
    return API.ask("awardPoints", "POST", path("/awards"))
        .as(token)
        .header("Idempotency-Key", key)
        .json(batch)
        .send();
  }

  private String path(String rest) {
    return "/stages/" + stage + rest;
  }
}
