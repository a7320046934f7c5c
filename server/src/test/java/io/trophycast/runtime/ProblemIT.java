package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a request hears that no operation could answer. */
class ProblemIT {
  @Test
  void anAddressWithoutAnythingIsUnknown() {
    API.get("/api/v1/nothing").problem(404, "unknown_address");
    API.get("/nothing/at/all").problem(404, "unknown_address");
    API.get("/assets/nothing.js").problem(404, "unknown_address");
  }

  @Test
  void anotherMethodIsSaidToBeTheWrongOne() {
    API.ask("listStages", "DELETE", "/stages").send().problem(405, "wrong_method");
  }

  @Test
  void aBodyThatIsNoJsonIsABadMessage() {
    asHost("createStage", "POST", "/stages")
        .body("application/json", "{nope".getBytes(StandardCharsets.UTF_8))
        .send()
        .problem(400, "bad_message");
    asHost("createStage", "POST", "/stages").send().problem(400, "bad_message");
    asHost("createStage", "POST", "/stages")
        .body("application/json", "[]".getBytes(StandardCharsets.UTF_8))
        .send()
        .problem(400, "bad_message");
  }

  @Test
  void aBodyOfAnotherTypeIsUnsupported() {
    asHost("createStage", "POST", "/stages")
        .body("text/xml", "<stage/>".getBytes(StandardCharsets.UTF_8))
        .send()
        .problem(415, "unsupported_media");
  }

  @Test
  void aBodyOfHalfAMegabyteIsTooBig() {
    asHost("createStage", "POST", "/stages")
        .json(HttpServed.newStageRequest().put("name", "x".repeat(600_000)))
        .send()
        .problem(413, "too_big");
  }

  @Test
  void aStrangersBodyIsShort() {
    API.ask("openHostSession", "POST", "/host-sessions")
        .json(new JsonObject().put("link", "x".repeat(20_000)))
        .send()
        .problem(413, "too_big");
  }

  @Test
  void theTokenIsLookedAtBeforeTheBody() {
    API.ask("createStage", "POST", "/stages")
        .json(new JsonObject().put("name", "x".repeat(600_000)))
        .send()
        .problem(401, "unauthorised");
  }

  @Test
  void aParameterOfTheWrongShapeIsABadMessage() {
    API.ask("findStageByPin", "GET", "/pins/12345").send().problem(400, "bad_message");
    API.ask("showStage", "GET", "/stages/UPPER000").send().problem(400, "bad_message");
    asHost("createStage", "POST", "/stages")
        .header("idempotency-key", "no")
        .json(HttpServed.newStageRequest())
        .send()
        .problem(400, "bad_message");
  }

  @Test
  void withoutItsRedisAServerSaysSoAndComesBackByItself() {
    try (var running = new RunningServer()) {
      var api = new ApiClient(running.clientVertx, running.port());
      StageId stage = running.stage();
      assertThat(api.get("/health/ready").status()).isEqualTo(200);

      running.redis.kill();
      var away = api.ask("showStage", "GET", "/stages/" + stage).send();
      away.problem(503, "unavailable");
      assertThat(away.header("retry-after")).isEqualTo("2");
      assertThat(away.json().getInteger("retryIn")).isEqualTo(2000);
      awaitStatus(api, 503);
      assertThat(api.get("/health/live").status()).isEqualTo(200);

      running.redis.restart();
      awaitStatus(api, 200);
    }
  }

  @Test
  void whoTriesManyPinsIsAskedToWait() {
    try (var running = new RunningServer()) {
      var api = new ApiClient(running.clientVertx, running.port());
      var answer = api.ask("findStageByPin", "GET", "/pins/000000").send();
      for (int i = 0; i < 3000 && answer.status() != 429; i++) {
        answer = api.ask("findStageByPin", "GET", "/pins/000000").send();
      }

      answer.problem(429, "too_frequent");
      assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    }
  }

  @Test
  void whoTriesManyLinksIsAskedToWait() {
    try (var running = new RunningServer()) {
      var api = new ApiClient(running.clientVertx, running.port());
      var guess = new JsonObject().put("link", "x".repeat(32));
      var answer = api.ask("openHostSession", "POST", "/host-sessions").json(guess).send();
      for (int i = 0; i < 40 && answer.status() != 429; i++) {
        answer.problem(410, "link_used");
        answer = api.ask("openHostSession", "POST", "/host-sessions").json(guess).send();
      }

      answer.problem(429, "too_frequent");
    }
  }

  private static void awaitStatus(ApiClient api, int status) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (api.get("/health/ready").status() != status) {
      assertThat(System.nanoTime()).as("still not " + status).isLessThan(until);
      Thread.onSpinWait();
    }
  }
}
