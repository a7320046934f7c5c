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

/** What is in the log, and what must never be. */
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

    String written = written();
    assertThat(written).contains("Host entered", "Screen invited", "Partner invited");
    for (String secret : secrets) {
      String signature = secret.substring(secret.lastIndexOf('.') + 1);
      assertThat(written).doesNotContain(secret, signature);
    }
  }

  @Test
  void whatAHostDoesIsLoggedWithIdsOnly() {
    String stage =
        asHost("createStage", "POST", "/stages")
            .json(HttpServed.newStageRequest())
            .send()
            .ok()
            .getString("id");
    String path = "/stages/" + stage;
    String drop =
        asHost("scheduleDrop", "POST", path + "/drops")
            .json(HttpServed.newDrop(3))
            .send()
            .ok()
            .getString("id");
    asHost("endDrop", "POST", path + "/drops/" + drop + "/end").send().ok();
    asHost("pinMessage", "PUT", path + "/pinned-message")
        .json(new JsonObject().put("text", "Doors at nine"))
        .send()
        .ok();
    String member = SERVER.member(new StageId(stage), "Ada").id().value();
    asHost("moderateMember", "PATCH", path + "/members/" + member)
        .json(new JsonObject().put("name", "Grace").put("hidden", true))
        .send()
        .ok();
    asHost("listMembers", "GET", path + "/members").send().ok();
    asHost("endDrop", "POST", path + "/drops/nosuch00/end").send().problem(404, "unknown_drop");

    assertThat(told())
        .containsExactly(
            "Host acted action=createStage stage=" + stage,
            "Host acted action=scheduleDrop stage=" + stage + " drop=" + drop,
            "Host acted action=endDrop stage=" + stage + " drop=" + drop,
            "Host acted action=pinMessage stage=" + stage,
            "Host acted action=moderateMember stage="
                + stage
                + " member="
                + member
                + " hidden=true");
    assertThat(String.join("\n", told()))
        .doesNotContain("Friday Lights", "Night Owl", "Doors at nine", "Ada", "Grace");
    assertThat(written()).doesNotContain(HttpServed.HOST_TOKEN);
  }

  /** What is told of hosts' actions, without who it was. */
  private List<String> told() {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel() == Level.INFO)
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("Host acted "))
        .map(line -> line.replaceFirst(" by=host:\\S+$", ""))
        .toList();
  }

  private String written() {
    return List.copyOf(log.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static String tokenOf(ApiClient.Answered answer) {
    return answer.ok().getString("token");
  }
}
