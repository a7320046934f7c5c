package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is at the venue, over HTTP. */
class PresenceApiIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final StageId stage = HttpServed.newStage();

  @Test
  void whoScansTheScreensCodeIsPresentUntilSixInTheMorning() {
    switchOn();
    String ada = SERVER.member(stage, "Ada").token();
    assertThat(me(ada).containsKey("presentUntil")).isFalse();

    long until = mark(ada, code()).ok().getLong("presentUntil");
    assertThat(Instant.ofEpochMilli(until).atZone(BERLIN).toLocalTime())
        .isEqualTo(LocalTime.of(6, 0));
    assertThat(until - System.currentTimeMillis()).isBetween(0L, 90_000_000L);
    assertThat(me(ada).getLong("presentUntil")).isEqualTo(until);
    assertThat(mark(ada, code()).ok().getLong("presentUntil")).isEqualTo(until);
    assertThat(asked(screen()).ok().getInteger("present")).isEqualTo(1);
  }

  @Test
  void onlyScreensAndHostsAreToldTheCode() {
    switchOn();
    asked(SERVER.member(stage, "Ada").token()).problem(403, "not_allowed");
    API.ask("showPresence", "GET", path()).send().problem(401, "unauthorised");
    JsonObject other =
        asHost("openScreen", "POST", "/stages/" + HttpServed.newStage() + "/screens").send().ok();
    asked(other.getString("token")).problem(403, "not_allowed");
    JsonObject shown = asked(screen()).ok();
    assertThat(shown.getString("address")).matches("https?://.*/j/\\d{6}#here=[0-9a-v]{16}");
    assertThat(shown.getLong("changesAt") - System.currentTimeMillis()).isBetween(-2_000L, 12_000L);
  }

  @Test
  void onlyAHostSwitches() {
    API.ask("switchPresence", "PUT", path())
        .as(screen())
        .json(new JsonObject().put("asking", true))
        .send()
        .problem(403, "not_allowed");
    assertThat(asked(screen()).ok().getMap()).containsOnlyKeys("asking", "present");
  }

  @Test
  void aCodeThatIsNotOfNowIsRefusedAndGuessingIsSlowedDown() {
    switchOn();
    String ada = SERVER.member(stage, "Ada").token();
    JsonObject problem = mark(ada, "0000000000000000").problem(422, "code_over");
    assertThat(problem.getString("pointer")).isEqualTo("/code");
    IntStream.range(0, 9).forEach(_ -> mark(ada, "0000000000000000").problem(422, "code_over"));
    mark(ada, code()).problem(429, "too_frequent");
    String ben = SERVER.member(stage, "Ben").token();
    assertThat(mark(ben, code()).ok().getLong("presentUntil")).isPositive();
  }

  @Test
  void whileNobodyAsksACodeIsWorthNothingAndWhoIsPresentStaysSo() {
    switchOn();
    String code = code();
    String ada = SERVER.member(stage, "Ada").token();
    mark(ada, code).ok();
    switched(false);
    mark(SERVER.member(stage, "Ben").token(), code).problem(422, "not_possible");
    JsonObject shown = asked(screen()).ok();
    assertThat(shown.getBoolean("asking")).isFalse();
    assertThat(shown.containsKey("address")).isFalse();
    assertThat(shown.getInteger("present")).isEqualTo(1);
    assertThat(me(ada).containsKey("presentUntil")).isTrue();
  }

  @Test
  void whoIsRemovedIsNotPresentAnyMore() {
    switchOn();
    var ada = SERVER.member(stage, "Ada");
    mark(ada.token(), code()).ok();
    asHost("removeMember", "DELETE", "/stages/" + stage + "/members/" + ada.id()).send();
    assertThat(asked(screen()).ok().getInteger("present")).isZero();
    mark(ada.token(), code()).problem(403, "removed");
  }

  private void switchOn() {
    assertThat(switched(true).getBoolean("asking")).isTrue();
  }

  private JsonObject switched(boolean asking) {
    return asHost("switchPresence", "PUT", path())
        .json(new JsonObject().put("asking", asking))
        .send()
        .ok();
  }

  private String screen() {
    return asHost("openScreen", "POST", "/stages/" + stage + "/screens")
        .send()
        .ok()
        .getString("token");
  }

  private ApiClient.Answered asked(String token) {
    return API.ask("showPresence", "GET", path()).as(token).send();
  }

  private String code() {
    return asked(screen()).ok().getString("address").replaceFirst(".*#here=", "");
  }

  private ApiClient.Answered mark(String token, String code) {
    return API.ask("markPresent", "POST", path())
        .as(token)
        .json(new JsonObject().put("code", code))
        .send();
  }

  private JsonObject me(String token) {
    return API.ask("showMe", "GET", "/stages/" + stage + "/me").as(token).send().ok();
  }

  private String path() {
    return "/stages/" + stage + "/presence";
  }
}
