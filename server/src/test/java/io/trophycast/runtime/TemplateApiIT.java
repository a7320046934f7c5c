package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.asHost;
import static io.trophycast.runtime.HttpServed.newDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Templates and the calendar over HTTP. */
class TemplateApiIT {
  private final StageId stage = HttpServed.newStage();

  @Test
  void aTemplateIsKeptRunAndForgotten() {
    JsonObject template =
        save(new JsonObject().put("drop", newDrop(3).put("title", "Owl {n}"))).ok();
    String path = path("/templates/" + template.getString("id"));

    JsonObject drop =
        asHost("runTemplate", "POST", path + "/runs")
            .json(new JsonObject().put("opens", new JsonObject().put("in", 600)))
            .send()
            .ok();
    JsonObject listed = asHost("listTemplates", "GET", path("/templates")).send().ok();
    asHost("forgetTemplate", "DELETE", path).send();

    assertThat(drop.getString("title")).isEqualTo("Owl 1");
    assertThat(listed.getJsonArray("templates").getJsonObject(0).getInteger("runs")).isEqualTo(1);
    asHost("runTemplate", "POST", path + "/runs")
        .json(new JsonObject().put("opens", new JsonObject().put("now", true)))
        .send()
        .problem(404, "unknown_template");
  }

  @Test
  void whatIsWrongWithATemplateIsSaidWithItsPlace() {
    save(new JsonObject().put("drop", newDrop(3).put("title", "Owl {x}")))
        .problem(422, "not_possible");
    save(new JsonObject().put("drop", newDrop(3)).put("recurrence", "FREQ=WEEKLY"))
        .problem(422, "not_possible");
  }

  @Test
  void whatIsScheduledAndWhatRecursIsInTheCalendarWithIdsThatStay() {
    String at =
        LocalDateTime.now(ZoneId.of("Europe/Berlin"))
            .plusHours(2)
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    save(new JsonObject()
            .put(
                "drop",
                newDrop(3).put("title", "Owl {n}").put("opens", new JsonObject().put("at", at)))
            .put("recurrence", "FREQ=DAILY;COUNT=3"))
        .ok();

    String before = API.get("/share/" + stage + "/calendar.ics").text();
    JsonObject made =
        API.ask("listDrops", "GET", path("/drops"))
            .send()
            .ok()
            .getJsonArray("drops")
            .getJsonObject(0);
    asHost("endDrop", "POST", path("/drops/" + made.getString("id") + "/end")).send().ok();
    var after = API.get("/share/" + stage + "/calendar.ics");

    assertThat(before).contains("SUMMARY:Owl 1\r\n", "SUMMARY:Owl 2\r\n", "SUMMARY:Owl 3\r\n");
    String uid = "UID:" + stage + "-" + made.getString("id") + "@trophycast\r\n";
    assertThat(before).contains(uid).doesNotContain("CANCELLED");
    assertThat(after.header("content-type")).isEqualTo("text/calendar; charset=utf-8");
    assertThat(after.text()).contains(uid, "SEQUENCE:1\r\nSTATUS:CANCELLED\r\n");
    API.get("/share/nosuch00/calendar.ics").problem(404, "unknown_stage");
  }

  private ApiClient.Answered save(JsonObject template) {
    return asHost("saveTemplate", "POST", path("/templates")).json(template).send();
  }

  private String path(String rest) {
    return "/stages/" + stage + rest;
  }
}
