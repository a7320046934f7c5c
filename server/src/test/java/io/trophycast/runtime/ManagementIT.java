package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What those who run a server see of it. */
class ManagementIT extends OnAServer {
  private static final Pattern METER =
      Pattern.compile("\\b(?:trophycast|jvm|process|system)_[a-z_]+");

  @Test
  void aWholeDropIsSeenInTheMeters() {
    StageId stage = running.stage();
    var ada = running.member(stage, "Ada");
    LiveSocket adas = running.watch(ada);
    LiveSocket bens = running.watch(running.member(stage, "Ben"));
    Scrape before = scrape();
    Drop drop = running.drop(stage, 1, Opens.inSeconds(1));
    adas.moment("drop.opened");
    adas.claimToTheEnd(drop.id(), "tap-ada-1");
    bens.moment("drop.ended");
    bens.claimToTheEnd(drop.id(), "tap-ben-1");

    Scrape after = scrape();

    assertThat(after.sum("trophycast_connections")).isGreaterThanOrEqualTo(2);
    assertThat(grown(before, after, "trophycast_claims_total", "outcome=\"won\"")).isEqualTo(1);
    assertThat(grown(before, after, "trophycast_claims_total", "outcome=\"sold_out\""))
        .isEqualTo(1);
    assertThat(grown(before, after, "trophycast_claim_decision_seconds_count")).isEqualTo(2);
    assertThat(grown(before, after, "trophycast_drop_opening_error_seconds_count")).isEqualTo(1);
    assertThat(grown(before, after, "trophycast_drop_opening_error_seconds_sum")).isLessThan(5);
    assertThat(grown(before, after, "trophycast_delivery_seconds_count")).isGreaterThanOrEqualTo(3);
    // The first who comes too late is asked for, so that the end is known to be kept.
    assertThat(grown(before, after, "trophycast_redis_calls_total", "call=\"claim\"")).isEqualTo(2);
    assertThat(grown(before, after, "trophycast_redis_call_time_seconds_count", "answered"))
        .isGreaterThanOrEqualTo(4);
    assertThat(after.sum("trophycast_loop_lag_seconds_count")).isPositive();
    assertThat(after.sum("trophycast_loop_block_longest_seconds")).isPositive();
    assertThat(after.names()).contains("trophycast_loop_blocks_total");
  }

  @Test
  void whoComesBackIsSeenAsResumedOrReset() {
    StageId stage = running.stage();
    var ada = running.member(stage, "Ada");
    LiveSocket first = running.watch(ada);
    Position here = first.welcome().position();
    Scrape before = scrape();
    first.close();

    running.connect().hello(ada.token(), Optional.of(here));
    running.connect().hello(ada.token(), Optional.of(new Position("another", 3)));

    Scrape after = scrape();
    assertThat(grown(before, after, "trophycast_joins_total", "start=\"resumed\"")).isEqualTo(1);
    assertThat(grown(before, after, "trophycast_joins_total", "start=\"reset\"")).isEqualTo(1);
    assertThat(grown(before, after, "trophycast_closes_total", "code=\"left\"")).isEqualTo(1);
  }

  @Test
  void everyNameInTheDashboardAndTheAlertsIsThereAfterADrop() throws IOException {
    StageId stage = running.stage();
    LiveSocket socket = running.watch(running.member(stage, "Ada"));
    socket.claimToTheEnd(running.drop(stage, 1, Opens.atOnce()).id(), "tap-ada-7");
    socket.moment("drop.ended");
    Set<String> wanted = new HashSet<>();
    for (String file : List.of("grafana/trophycast.json", "prometheus/alerts.yml")) {
      METER
          .matcher(Files.readString(Path.of("../deploy", file)))
          .results()
          .forEach(found -> wanted.add(found.group()));
    }
    assertThat(wanted).hasSizeGreaterThan(20);

    // Pauses are counted from the first one on.
    System.gc();
    long until = System.nanoTime() + 20_000_000_000L;
    Set<String> exposed = scrape().names();
    while (!exposed.containsAll(wanted) && System.nanoTime() < until) {
      exposed = scrape().names();
    }

    assertThat(exposed).containsAll(wanted);
  }

  @Test
  void noTagHoldsAnId() {
    StageId stage = running.stage();
    var ada = running.member(stage, "Ada");
    LiveSocket socket = running.watch(ada);
    Drop drop = running.drop(stage, 1, Opens.atOnce());
    socket.claimToTheEnd(drop.id(), "tap-ada-9");

    assertThat(scrape().text())
        .doesNotContain(stage.value(), ada.id().value(), drop.id().value(), "tap-ada-9");
  }

  @Test
  void readinessSaysInASentenceWhatIsWrongAndIsAMeterToo() {
    try (var other = new RunningServer()) {
      URI port = other.server.managementPort().orElseThrow();
      assertThat(Scrape.get(port.resolve("/health/ready")).body()).isEqualTo("ready\n");
      assertThat(Scrape.of(port).sum("trophycast_ready", "check=\"redis\"")).isEqualTo(1);

      other.redis.kill();
      awaitReady(port, 503);

      assertThat(Scrape.get(port.resolve("/health/ready")).body())
          .startsWith("not ready\n")
          .contains("redis: Redis does not answer.");
      assertThat(Scrape.get(port.resolve("/health/live")).statusCode()).isEqualTo(200);
      assertThat(Scrape.of(port).sum("trophycast_ready", "check=\"redis\"")).isZero();
      other.redis.restart();
    }
  }

  @Test
  void functionsThatAreGoneAreLoadedAgainAndReadinessSaysWhenTheyCannotBe() {
    try (var other = new RunningServer()) {
      URI port = other.server.managementPort().orElseThrow();
      redis(other, Command.ACL, "SETUSER", "default", "-function|load");
      redis(other, Command.FUNCTION, "FLUSH");

      awaitReady(port, 503);
      assertThat(Scrape.get(port.resolve("/health/ready")).body())
          .isEqualTo("not ready\nfunctions: Redis lacks our functions and does not take them.\n");

      redis(other, Command.ACL, "SETUSER", "default", "+function|load");
      awaitReady(port, 200);
    }
  }

  @Test
  void theManagementPortIsNotThePublicOne() {
    URI open = URI.create("http://127.0.0.1:" + running.port());

    assertThat(Scrape.get(open.resolve("/metrics")).statusCode()).isEqualTo(404);
    assertThat(Scrape.get(open.resolve("/health/ready")).body()).isEqualTo("ready\n");
    assertThat(Scrape.get(managementPort().resolve("/api/v1/stages")).statusCode()).isEqualTo(404);
  }

  private static void redis(RunningServer server, Command command, String... words) {
    Request request = Request.cmd(command);
    List.of(words).forEach(request::arg);
    RunningServer.await(server.features().link().send(Keys.STAGES, request));
  }

  private static void awaitReady(URI port, int status) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (Scrape.get(port.resolve("/health/ready")).statusCode() != status) {
      assertThat(System.nanoTime()).as("still not " + status).isLessThan(until);
    }
  }

  private static double grown(Scrape before, Scrape after, String name, String... labels) {
    return after.sum(name, labels) - before.sum(name, labels);
  }

  private Scrape scrape() {
    return Scrape.of(managementPort());
  }

  private URI managementPort() {
    return running.server.managementPort().orElseThrow();
  }
}
