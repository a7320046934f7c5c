package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.edge.ContractCheck;
import io.trophycast.identity.Principal;
import io.trophycast.identity.SigningKey;
import io.trophycast.identity.TokenCheck;
import io.trophycast.identity.Tokens;
import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who gets in, and what for. */
class EntranceIT {
  @Test
  void theHostLinkLetsOnePersonInOnce() {
    String secret = secretOf(SERVER.server.freshHostLink());

    JsonObject grant = enter(secret).ok();

    assertThat(checked(grant.getString("token"))).isInstanceOf(TokenCheck.Valid.class);
    API.ask("listStages", "GET", "/stages").as(grant.getString("token")).send().ok();
    enter(secret).problem(410, "link_used");
  }

  @Test
  void aFreshLinkVoidsTheOneBefore() {
    String old = secretOf(SERVER.server.freshHostLink());
    String fresh = secretOf(SERVER.server.freshHostLink());

    enter(old).problem(410, "link_used");
    enter(fresh).ok();
  }

  @Test
  void ofTwentyWhoUseALinkAtOnceOneGetsIn() throws Exception {
    String secret = secretOf(SERVER.server.freshHostLink());
    List<Callable<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(() -> RunningServer.await(SERVER.features().hostLink().use(secret)) ? 1 : 0);
    }

    int entered = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var outcome : threads.invokeAll(entries)) {
        entered += outcome.get();
      }
    }

    assertThat(entered).isEqualTo(1);
  }

  @Test
  void theSecretTravelsInTheFragmentOnly() {
    URI link = SERVER.server.freshHostLink();

    assertThat(link.getPath()).isEqualTo("/host");
    assertThat(link.getQuery()).isNull();
    assertThat(link.getFragment()).startsWith("link=").hasSize(5 + 32);
  }

  @Test
  void aScreensAddressHasItsTokenInTheFragment() {
    StageId stage = HttpServed.newStage();

    JsonObject grant = asHost("openScreen", "POST", "/stages/" + stage + "/screens").send().ok();

    URI address = URI.create(grant.getString("address"));
    assertThat(address.getPath()).isEqualTo("/screen");
    assertThat(address.getFragment()).isEqualTo("token=" + grant.getString("token"));
    assertThat(checked(grant.getString("token")))
        .isInstanceOfSatisfying(
            TokenCheck.Valid.class,
            valid -> assertThat(valid.principal()).isInstanceOf(Principal.Screen.class));
  }

  @Test
  void aPartnerGetsATokenForTheStageTheyWereInvitedTo() {
    StageId stage = HttpServed.newStage();
    String path = "/stages/" + stage + "/partners";

    JsonObject grant =
        asHost("invitePartner", "POST", path)
            .json(new JsonObject().put("name", "Escape Room"))
            .send()
            .ok();

    API.ask("showBoard", "GET", "/stages/" + stage + "/board")
        .as(grant.getString("token"))
        .send()
        .ok();
    asHost("invitePartner", "POST", path)
        .json(new JsonObject().put("name", " "))
        .send()
        .problem(422, "not_possible");
  }

  @Test
  void everyOperationThatTheContractGuardsIsKeptByTheDoorkeeper() {
    assertThat(ContractCheck.kept()).isEqualTo(new ContractCheck(SERVER.clientVertx).guarded());
  }

  @Test
  void withoutATokenOrWithNonsenseNobodyGetsIn() {
    API.ask("listStages", "GET", "/stages").send().problem(401, "unauthorised");
    API.ask("listStages", "GET", "/stages").as("nonsense").send().problem(401, "unauthorised");
    var answer = API.ask("listStages", "GET", "/stages").header("authorization", "Basic x").send();
    answer.problem(401, "unauthorised");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aTokenOfAnotherServerDoesNotOpenThisOne() {
    String foreign =
        new Tokens(SERVER.clientVertx, SigningKey.ephemeral(), SERVER.features().clock())
            .grantHost()
            .token();

    API.ask("listStages", "GET", "/stages").as(foreign).send().problem(401, "unauthorised");
  }

  @Test
  void anExpiredTokenIsSaidToBeExpired() throws IOException {
    var longAgo = SERVER.features().clock().instant().minus(Duration.ofDays(400));
    String expired =
        new Tokens(SERVER.clientVertx, SigningKey.keptIn(SERVER.data), () -> longAgo)
            .grantHost()
            .token();

    API.ask("listStages", "GET", "/stages").as(expired).send().problem(401, "token_expired");
  }

  @Test
  void aTokenOfAnotherStageIsNotAllowedHere() {
    StageId one = HttpServed.newStage();
    StageId other = HttpServed.newStage();
    String ada = SERVER.member(one, "Ada").token();

    API.ask("showMe", "GET", "/stages/" + other + "/me").as(ada).send().problem(403, "not_allowed");
    API.ask("showSnapshot", "GET", "/stages/" + other + "/snapshot")
        .as(ada)
        .send()
        .problem(403, "not_allowed");
  }

  @Test
  void eachRoleDoesItsOwnAndNothingMore() {
    StageId stage = HttpServed.newStage();
    Tokens tokens = SERVER.features().tokens();
    String member = SERVER.member(stage, "Ada").token();
    String screen = tokens.grantScreen(stage).token();
    String partner = tokens.grantPartner(stage, "Quiz").token();
    String drops = "/stages/" + stage + "/drops";

    for (String token : new String[] {member, screen, partner}) {
      API.ask("scheduleDrop", "POST", drops)
          .as(token)
          .json(HttpServed.newDrop(1))
          .send()
          .problem(403, "not_allowed");
      API.ask("createStage", "POST", "/stages")
          .as(token)
          .json(HttpServed.newStageRequest())
          .send()
          .problem(403, "not_allowed");
    }
    for (String token : new String[] {HttpServed.HOST_TOKEN, screen, partner}) {
      API.ask("showMe", "GET", "/stages/" + stage + "/me")
          .as(token)
          .send()
          .problem(403, "not_allowed");
    }
    for (String token : new String[] {member, screen}) {
      API.ask("setScores", "PUT", "/stages/" + stage + "/scores")
          .as(token)
          .json(new JsonObject())
          .send()
          .problem(403, "not_allowed");
    }
  }

  private static ApiClient.Answered enter(String secret) {
    return API.ask("openHostSession", "POST", "/host-sessions")
        .json(new JsonObject().put("link", secret))
        .send();
  }

  private static String secretOf(URI link) {
    return link.getFragment().substring("link=".length());
  }

  private static TokenCheck checked(String token) {
    return RunningServer.await(SERVER.features().tokens().verify(token));
  }
}
