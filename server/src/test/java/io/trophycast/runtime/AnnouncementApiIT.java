package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Announcements over HTTP. */
class AnnouncementApiIT {
  private final StageId stage = HttpServed.newStage();

  @Test
  void oneIsPlannedListedAndWithdrawn() {
    JsonObject planned = plan(wanted(600)).ok();
    assertThat(planned.getString("state")).isEqualTo("planned");
    assertThat(listed().getJsonObject(0).getString("id")).isEqualTo(planned.getString("id"));
    String path = path() + "/" + planned.getString("id");
    JsonObject gone = asHost("withdrawAnnouncement", "DELETE", path).send().ok();
    assertThat(gone.getString("state")).isEqualTo("withdrawn");
    asHost("withdrawAnnouncement", "DELETE", path() + "/nosuch00")
        .send()
        .problem(404, "unknown_announcement");
  }

  @Test
  void everybodySeesOneForEverybodyAndOnlyWhoIsMeantOneForSome() {
    String ada = SERVER.member(stage, "Ada").token();
    plan(wanted(0)).ok();
    JsonObject german = new JsonObject().put("language", new JsonArray().add("de"));
    plan(wanted(0).put("text", "Nur auf Deutsch").put("audience", german)).ok();

    String seen =
        API.ask("showSnapshot", "GET", "/stages/" + stage + "/snapshot")
            .as(ada)
            .send()
            .ok()
            .encode();
    assertThat(seen).contains("Come to the bar").doesNotContain("Nur auf Deutsch");
    assertThat(mine(ada)).isEmpty();
    API.ask("tellFacts", "PATCH", "/stages/" + stage + "/me")
        .as(ada)
        .json(new JsonObject().put("language", "de"))
        .send()
        .ok();
    assertThat(mine(ada).getJsonObject(0).getString("text")).isEqualTo("Nur auf Deutsch");
  }

  @Test
  void onlyAHostPlansAndWhatCannotBeIsSaidWithItsPlace() {
    API.ask("planAnnouncement", "POST", path())
        .as(SERVER.member(stage, "Ada").token())
        .json(wanted(5))
        .send()
        .problem(403, "not_allowed");
    JsonObject nowhere = new JsonObject().put("before", 60);
    assertThat(
            plan(wanted(0).put("starts", nowhere))
                .problem(422, "not_possible")
                .getString("pointer"))
        .isEqualTo("/starts");
    assertThat(
            plan(wanted(0).put("text", "one\u0007two"))
                .problem(422, "not_possible")
                .getString("pointer"))
        .isEqualTo("/text");
    assertThat(listed()).isEmpty();
  }

  private static JsonObject wanted(int seconds) {
    return new JsonObject()
        .put("text", "Come to the bar")
        .put("starts", new JsonObject().put("in", seconds))
        .put("lasts", 60);
  }

  private ApiClient.Answered plan(JsonObject wanted) {
    return asHost("planAnnouncement", "POST", path()).json(wanted).send();
  }

  private JsonArray listed() {
    return asHost("listAnnouncements", "GET", path()).send().ok().getJsonArray("announcements");
  }

  private JsonArray mine(String token) {
    return API.ask("listOwnAnnouncements", "GET", "/stages/" + stage + "/me/announcements")
        .as(token)
        .send()
        .ok()
        .getJsonArray("announcements");
  }

  private String path() {
    return "/stages/" + stage + "/announcements";
  }
}
