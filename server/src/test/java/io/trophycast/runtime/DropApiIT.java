package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static io.trophycast.runtime.HttpServed.newDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drops, claims, trophies and the record over HTTP. */
class DropApiIT {
  private final StageId stage = HttpServed.newStage();

  @Test
  void aDropIsFiredClaimedAndRecorded() {
    var ada = SERVER.member(stage, "Ada");
    var ben = SERVER.member(stage, "Ben");
    JsonObject drop = schedule(newDrop(1)).ok();
    String path = path("/drops/" + drop.getString("id"));
    API.ask("showRecord", "GET", path + "/record").send().problem(409, "not_ended");

    JsonObject won = claim(path, ada.token(), "tap-ada-1").ok();
    JsonObject again = claim(path, ada.token(), "tap-ada-1").ok();
    JsonObject lost = claim(path, ben.token(), "tap-ben-1").ok();

    assertThat(won.getString("outcome")).isEqualTo("won");
    assertThat(won.getInteger("serial")).isEqualTo(1);
    assertThat(again).isEqualTo(won);
    assertThat(lost.getString("outcome")).isEqualTo("sold_out");
    JsonObject trophy = API.ask("showTrophy", "GET", path + "/trophies/1").send().ok();
    assertThat(trophy.getString("name")).isEqualTo("Ada");
    assertThat(trophy.getString("stageName")).isEqualTo("Friday Lights");
    JsonObject record = API.ask("showRecord", "GET", path + "/record").send().ok();
    assertThat(record.getJsonArray("claims")).hasSize(1);
    assertThat(record.getJsonObject("drop").getString("ending")).isEqualTo("sold_out");
    JsonObject me = API.ask("showMe", "GET", path("/me")).as(ada.token()).send().ok();
    assertThat(me.getJsonArray("trophies").getJsonObject(0)).isEqualTo(trophy);
    assertThat(API.ask("listDrops", "GET", path("/drops")).send().ok().getJsonArray("drops"))
        .hasSize(1);
  }

  @Test
  void aScheduledDropIsCancelledAndCancellingAgainIsHarmless() {
    JsonObject drop = schedule(newDrop(5).put("opens", new JsonObject().put("in", 3600))).ok();
    String path = path("/drops/" + drop.getString("id"));
    var ada = SERVER.member(stage, "Ada");

    assertThat(claim(path, ada.token(), "tap-early").ok().getString("outcome"))
        .isEqualTo("not_open");
    JsonObject ended = asHost("endDrop", "POST", path + "/end").send().ok();
    assertThat(ended.getString("ending")).isEqualTo("cancelled");
    assertThat(asHost("endDrop", "POST", path + "/end").send().ok()).isEqualTo(ended);
    assertThat(API.ask("showDrop", "GET", path).send().ok()).isEqualTo(ended);
    assertThat(claim(path, ada.token(), "tap-late1").ok().getString("outcome")).isEqualTo("closed");
  }

  @Test
  void aReceiptIsTakenAndADropOfWhichNothingIsMissingIsLeftAlone() {
    var ada = SERVER.member(stage, "Ada");
    JsonObject drop = schedule(newDrop(2)).ok();
    String path = path("/drops/" + drop.getString("id"));
    String receipt = claim(path, ada.token(), "tap-ada-1").ok().getString("receipt");

    assertThat(present(ada.token(), receipt).ok().getString("trophy")).isEqualTo("known");
    present(ada.token(), receipt.substring(1)).problem(422, "not_possible");
    JsonObject missing = asHost("showMissing", "GET", path + "/missing").send().ok();
    assertThat(missing.getInteger("missing")).isZero();
    assertThat(asHost("restoreDrop", "POST", path + "/restore").send().ok().getString("state"))
        .isEqualTo("open");
    API.ask("restoreDrop", "POST", path + "/restore")
        .as(ada.token())
        .send()
        .problem(403, "not_allowed");
  }

  @Test
  void schedulingTwiceWithOneKeyMakesOneDrop() {
    JsonObject first = scheduleWith(newDrop(3), "drop-key-1").ok();

    assertThat(scheduleWith(newDrop(3), "drop-key-1").ok()).isEqualTo(first);
    scheduleWith(newDrop(4), "drop-key-1").problem(409, "idempotency_conflict");
  }

  @ParameterizedTest
  @CsvSource({
    "supply, 0, 400, bad_message, /supply",
    "supply, 100001, 400, bad_message, /supply",
    "duration, 4, 400, bad_message, /duration",
    "limit, 0, 400, bad_message, /limit",
    "points, -1, 400, bad_message, /points",
    "title, \"\", 400, bad_message, /title",
    "title, \" \", 422, not_possible, /title",
    "emoji, \"no\", 422, not_possible, /emoji",
    "picture, \"abc\", 400, bad_message, /picture",
    "picture, \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", 422,"
        + " not_possible, /picture",
    "opens, {}, 400, bad_message, /opens",
    "'opens', '{\"now\":true,\"in\":5}', 400, bad_message, /opens",
    "'opens', '{\"at\":\"2020-01-01T20:00\"}', 422, not_possible, /opens/at",
    "'opens', '{\"at\":\"2027-03-28T02:30\"}', 422, not_possible, /opens/at",
    "'nextStep', '{\"text\":\"x\",\"link\":\"javascript:alert(1)\"}', 400, bad_message,"
        + " /nextStep/link"
  })
  void aDropThatCantBeIsRefusedAtItsField(
      String field, String json, int status, String code, String pointer) {
    Object value = new JsonObject("{\"value\":" + json + "}").getValue("value");

    JsonObject problem = schedule(newDrop(3).put(field, value)).problem(status, code);

    assertThat(problem.getString("pointer")).isEqualTo(pointer);
  }

  @Test
  void whatIsNotThereIsUnknown() {
    var ada = SERVER.member(stage, "Ada");
    String path = path("/drops/nosuch00");

    API.ask("showDrop", "GET", path).send().problem(404, "unknown_drop");
    asHost("endDrop", "POST", path + "/end").send().problem(404, "unknown_drop");
    claim(path, ada.token(), "tap-ada-1").problem(404, "unknown_drop");
    API.ask("showRecord", "GET", path + "/record").send().problem(404, "unknown_drop");
    String drop = path("/drops/" + schedule(newDrop(1)).ok().getString("id"));
    API.ask("showTrophy", "GET", drop + "/trophies/1").send().problem(404, "unknown_trophy");
    API.ask("showTrophy", "GET", drop + "/trophies/0").send().problem(400, "bad_message");
    claim(drop, ada.token(), "short").problem(400, "bad_message");
  }

  @Test
  void aRemovedMemberCannotClaim() {
    var ada = SERVER.member(stage, "Ada");
    String drop = path("/drops/" + schedule(newDrop(1)).ok().getString("id"));
    asHost("removeMember", "DELETE", path("/members/" + ada.id())).send();

    claim(drop, ada.token(), "tap-ada-1").problem(403, "removed");
  }

  private ApiClient.Answered schedule(JsonObject drop) {
    return asHost("scheduleDrop", "POST", path("/drops")).json(drop).send();
  }

  private ApiClient.Answered scheduleWith(JsonObject drop, String key) {
    return asHost("scheduleDrop", "POST", path("/drops"))
        .header("idempotency-key", key)
        .json(drop)
        .send();
  }

  private static ApiClient.Answered claim(String path, String token, String claim) {
    return API.ask("claimTrophy", "POST", path + "/claims")
        .as(token)
        .json(new JsonObject().put("claim", claim))
        .send();
  }

  private ApiClient.Answered present(String token, String receipt) {
    return API.ask("presentReceipt", "POST", path("/receipts"))
        .as(token)
        .json(new JsonObject().put("receipt", receipt))
        .send();
  }

  private String path(String rest) {
    return "/stages/" + stage + rest;
  }
}
