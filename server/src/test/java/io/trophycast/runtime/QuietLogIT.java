package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What must never be in a log. */
class QuietLogIT {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("io.trophycast");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void listenNoLonger() {
    root.detachAppender(log);
    ours.setLevel(null);
  }

  @Test
  void noTokenAndNoSecretIsLogged() {
    List<String> secrets = new ArrayList<>();
    StageId stage = HttpServed.newStage();
    String link = SERVER.server.freshHostLink().getFragment().substring("link=".length());
    secrets.add(link);
    secrets.add(
        tokenOf(
            API.ask("openHostSession", "POST", "/host-sessions")
                .json(new JsonObject().put("link", link))
                .send()));
    secrets.add(tokenOf(asHost("openScreen", "POST", "/stages/" + stage + "/screens").send()));
    secrets.add(
        tokenOf(
            asHost("invitePartner", "POST", "/stages/" + stage + "/partners")
                .json(new JsonObject().put("name", "Quiz"))
                .send()));
    String pin = API.ask("showStage", "GET", "/stages/" + stage).send().ok().getString("pin");
    secrets.add(
        tokenOf(
            API.ask("joinStage", "POST", "/stages/" + stage + "/members")
                .json(new JsonObject().put("pin", pin).put("name", "Ada"))
                .send()));
    for (String token : List.copyOf(secrets)) {
      API.ask("showMe", "GET", "/stages/nosuch00/me").as(token).send();
      API.get("/api/v1/stages?token=" + token, "authorization: Bearer " + token);
    }

    String written =
        List.copyOf(log.list).stream()
            .map(ILoggingEvent::getFormattedMessage)
            .reduce("", (all, line) -> all + line + "\n");
    assertThat(written).contains("Host entered", "Screen invited", "Partner invited");
    for (String secret : secrets) {
      String signature = secret.substring(secret.lastIndexOf('.') + 1);
      assertThat(written).doesNotContain(secret, signature);
    }
  }

  private static String tokenOf(ApiClient.Answered answer) {
    return answer.ok().getString("token");
  }
}
