package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.member.DisplayName;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Language;
import io.trophycast.stage.Stage;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Joining and moderating over HTTP. */
class MemberApiIT {
  private final Stage stage =
      RunningServer.await(SERVER.features().stages().find(HttpServed.newStage())).orElseThrow();

  @Test
  void aMemberJoinsWithThePinAndIsThemselvesFromThenOn() {
    JsonObject joined = join("Brave Otter").ok();

    JsonObject me = API.ask("showMe", "GET", path("/me")).as(joined.getString("token")).send().ok();
    assertThat(me.getString("member")).isEqualTo(joined.getJsonObject("member").getString("id"));
    assertThat(me.getString("name")).isEqualTo("Brave Otter");
    assertThat(me.getJsonArray("trophies")).isEmpty();
  }

  @Test
  void aMemberSaysWhereTheyAreAndWhatTheyRead() {
    String token = join("Brave Otter").ok().getString("token");
    JsonObject facts = new JsonObject().put("zone", "Asia/Tokyo").put("language", "de");

    API.ask("tellFacts", "PATCH", path("/me")).as(token).json(facts).send().ok();
    API.ask("tellFacts", "PATCH", path("/me"))
        .as(token)
        .json(facts.copy().put("zone", "Europe/Atlantis"))
        .send()
        .problem(422, "not_possible");
    API.ask("tellFacts", "PATCH", path("/me"))
        .as(HttpServed.HOST_TOKEN)
        .json(facts)
        .send()
        .problem(403, "not_allowed");
  }

  @Test
  void aMemberSaysAboutWhereTheyAreAndHasItForgotten() {
    String token = join("Brave Otter").ok().getString("token");
    JsonObject place = new JsonObject().put("latitude", 52.5163).put("longitude", 13.3777);
    JsonObject facts = new JsonObject().put("place", place);

    JsonObject told = API.ask("tellFacts", "PATCH", path("/me")).as(token).json(facts).send().ok();
    assertThat(told.getLong("placeUntil")).isPositive();
    JsonObject forgotten =
        API.ask("forgetPlace", "DELETE", path("/me/place")).as(token).send().ok();
    assertThat(forgotten.containsKey("placeUntil")).isFalse();
    place.put("latitude", 91);
    API.ask("tellFacts", "PATCH", path("/me"))
        .as(token)
        .json(facts)
        .send()
        .problem(400, "bad_message");
  }

  @Test
  void twoOfTheSameNameAreMadeDistinct() {
    assertThat(nameOf(join("Ada").ok())).isEqualTo("Ada");
    assertThat(nameOf(join("ADA").ok())).isEqualTo("ADA 2");
  }

  @Test
  void joiningTwiceWithOneKeyMakesOneMember() {
    JsonObject ask = request("Ada");
    var first = joinWith(ask, "join-key-1").ok();
    var second = joinWith(ask, "join-key-1").ok();

    assertThat(second.getJsonObject("member")).isEqualTo(first.getJsonObject("member"));
    joinWith(request("Ben"), "join-key-1").problem(409, "idempotency_conflict");
  }

  @ParameterizedTest
  @CsvSource({
    "'   ', name_empty",
    "'aaaaaaaaaabbbbbbbbbbccccc', name_too_long",
    "'A\u202eda', name_unseen",
    "'\u0301', name_marks",
    "'fuck', name_listed"
  })
  void aNameThatCantBeIsRefusedWithItsReason(String name, String code) {
    assertThat(join(name).problem(422, code).getString("pointer")).isEqualTo("/name");
  }

  @Test
  void anotherStagesPinDoesNotOpenThisOne() {
    join(request("Ada").put("pin", "000000")).problem(422, "wrong_pin");
    join(request("Ada").put("pin", "12")).problem(400, "bad_message");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aSuggestedNameIsOneThatMayBeTaken(Language language) {
    JsonObject suggestion =
        API.ask("suggestName", "GET", "/name-suggestions?language=" + language.tag()).send().ok();

    assertThat(DisplayName.of(suggestion.getString("name"))).isInstanceOf(Answer.Given.class);
  }

  @Test
  void aSuggestionInALanguageNobodySpeaksHereIsRefused() {
    API.ask("suggestName", "GET", "/name-suggestions?language=tlh")
        .send()
        .problem(400, "bad_message");
    API.ask("suggestName", "GET", "/name-suggestions").send().ok();
  }

  @Test
  void aHostFindsMembersByPartOfTheirName() {
    join("Brave Otter").ok();
    join("Quiet Fox").ok();

    JsonObject all = asHost("listMembers", "GET", path("/members")).send().ok();
    JsonObject foxes = asHost("listMembers", "GET", path("/members?query=FOX")).send().ok();
    JsonObject one = asHost("listMembers", "GET", path("/members?limit=1")).send().ok();

    assertThat(all.getInteger("total")).isEqualTo(2);
    assertThat(foxes.getJsonArray("members").getJsonObject(0).getString("name"))
        .isEqualTo("Quiet Fox");
    assertThat(one.getJsonArray("members")).hasSize(1);
    asHost("listMembers", "GET", path("/members?limit=999")).send().problem(400, "bad_message");
  }

  @Test
  void aHostRenamesHidesShowsAndRemoves() {
    JsonObject joined = join("Ada").ok();
    String member = path("/members/" + joined.getJsonObject("member").getString("id"));

    JsonObject changed =
        moderate(member, new JsonObject().put("name", "Grace").put("hidden", true)).ok();
    assertThat(changed.getString("name")).isEqualTo("Grace");
    assertThat(changed.getBoolean("hidden")).isTrue();
    assertThat(moderate(member, new JsonObject().put("hidden", false)).ok().getBoolean("hidden"))
        .isFalse();
    assertThat(asHost("removeMember", "DELETE", member).send().status()).isEqualTo(204);

    API.ask("showMe", "GET", path("/me"))
        .as(joined.getString("token"))
        .send()
        .problem(403, "removed");
    API.ask("throwConfetti", "POST", path("/confetti"))
        .as(joined.getString("token"))
        .json(new JsonObject().put("taps", 1))
        .send()
        .problem(403, "removed");
  }

  @Test
  void moderationHoldsNamesToTheSameRules() {
    JsonObject joined = join("Ada").ok();
    String member = path("/members/" + joined.getJsonObject("member").getString("id"));

    moderate(member, new JsonObject().put("name", "fuck")).problem(422, "name_listed");
    moderate(member, new JsonObject()).problem(400, "bad_message");
    moderate(path("/members/nobody000000"), new JsonObject().put("hidden", true))
        .problem(404, "unknown_member");
    asHost("removeMember", "DELETE", path("/members/nobody000000"))
        .send()
        .problem(404, "unknown_member");
  }

  @Test
  void onlyTapsThatAPersonCouldTapAreCounted() {
    String token = join("Ada").ok().getString("token");

    JsonObject counted =
        API.ask("throwConfetti", "POST", path("/confetti"))
            .as(token)
            .json(new JsonObject().put("taps", 100))
            .send()
            .ok();

    assertThat(counted.getInteger("taps")).isBetween(1, 99);
    API.ask("throwConfetti", "POST", path("/confetti"))
        .as(token)
        .json(new JsonObject().put("taps", 101))
        .send()
        .problem(400, "bad_message");
  }

  private ApiClient.Answered moderate(String path, JsonObject change) {
    return asHost("moderateMember", "PATCH", path).json(change).send();
  }

  private JsonObject request(String name) {
    return new JsonObject().put("pin", stage.pin().value()).put("name", name).put("language", "en");
  }

  private ApiClient.Answered join(String name) {
    return join(request(name));
  }

  private ApiClient.Answered join(JsonObject request) {
    return API.ask("joinStage", "POST", path("/members")).json(request).send();
  }

  private ApiClient.Answered joinWith(JsonObject request, String key) {
    return API.ask("joinStage", "POST", path("/members"))
        .header("idempotency-key", key)
        .json(request)
        .send();
  }

  private static String nameOf(JsonObject joined) {
    return joined.getJsonObject("member").getString("name");
  }

  private String path(String rest) {
    return "/stages/" + stage.id() + rest;
  }
}
