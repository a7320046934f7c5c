package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Await;
import io.trophycast.redis.Keys;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server that is stopped: what those who are connected to it notice, and what they don't. */
class DrainIT {
  private static final long RUSH_MILLIS = 5_000;

  private final RunningServer staying = new RunningServer();
  private final RunningServer leaving = new RunningServer(staying, Duration.ofSeconds(1));
  private final StageId stage = staying.stage();

  @AfterEach
  void stop() {
    leaving.close();
    staying.close();
  }

  @Test
  @DisplayName("wound 2: all are told when to come back and sent away one after the other")
  void noStampede() {
    List<LiveSocket> sockets = IntStream.range(0, 1000).mapToObj(_ -> screen()).toList();

    leave().join();

    for (LiveSocket socket : sockets) {
      ServerMessage.Bye bye = socket.next(ServerMessage.Bye.class);
      assertThat(bye.code()).isEqualTo("draining");
      assertThat(bye.retryIn()).hasValue(2000);
      assertThat(socket.closeCode()).isEqualTo(4002);
    }
    List<Long> goodbyes = sockets.stream().map(LiveSocket::closedAt).sorted().toList();
    assertThat(Duration.ofNanos(goodbyes.get(750) - goodbyes.get(250)))
        .isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void itSaysThatItIsNotReadyFirstAndGoesOnServingMeanwhile() {
    LiveSocket socket = watch();
    var api = new ApiClient(leaving.clientVertx, leaving.port());
    assertThat(api.get("/health/ready").status()).isEqualTo(200);

    var gone = leave();
    awaitNotReady(api);

    LiveSocket newcomer = leaving.connect();
    newcomer.hello(leaving.token(staying.member(stage, "Late")));
    socket.say(new ClientMessage.Time("still"));
    assertThat(socket.next(ServerMessage.Time.class).ref()).isEqualTo("still");
    gone.join();
    assertThat(socket.closeCode()).isEqualTo(4002);
    assertThat(newcomer.closeCode()).isEqualTo(4002);
  }

  @Test
  void aDropThatOpensBeforeEverybodyWouldBeElsewhereIsSeenAndClaimedHere() {
    LiveSocket socket = watch();
    Drop drop = staying.drop(stage, 1, Opens.inSeconds(4));

    var gone = leave();
    socket.moment("drop.opened");
    ClaimOutcome outcome = socket.claimToTheEnd(drop.id(), "tap-5f0c9a1b");

    assertThat(outcome).isInstanceOf(ClaimOutcome.Won.class);
    socket.moment("drop.ended");
    gone.join();
    assertThat(socket.closeCode()).isEqualTo(4002);
  }

  @Test
  void aDropThatOpensLaterIsAwaitedElsewhere() {
    LiveSocket socket = watch();
    Position left = socket.welcome().position();
    Drop drop = staying.drop(stage, 1, Opens.inSeconds(12));

    leave().join();
    long goneAt = staying.features().clock().millis();
    var guest = staying.member(stage, "Again");
    LiveSocket again = staying.connect();
    var welcome = again.hello(staying.token(guest), Optional.of(left));

    assertThat(goneAt).isLessThan(drop.opensAt() - 2000);
    assertThat(welcome.resumed()).isTrue();
    again.moment("drop.opened");
  }

  @Test
  void whatWasClaimedIsAnsweredBeforeTheConnectionIsClosed() {
    Drop drop = staying.drop(stage, 400, Opens.atOnce());
    List<LiveSocket> sockets = IntStream.range(0, 50).mapToObj(_ -> watch()).toList();
    Backstage.Guest ben = staying.member(stage, "Ben");
    var api = new ApiClient(leaving.clientVertx, leaving.port());
    Await.until(() -> staying.features().clock().millis() > drop.opensAt() + RUSH_MILLIS);

    await(
        staying
            .features()
            .link()
            .send(Keys.meta(stage), Request.cmd(Command.CLIENT).arg("PAUSE").arg(1800).arg("ALL")));
    sockets.forEach(socket -> socket.claim(drop.id(), "tap-5f0c9a1b"));
    var overHttp =
        CompletableFuture.supplyAsync(
            () ->
                api.ask(
                        "claimTrophy",
                        "POST",
                        "/stages/%s/drops/%s/claims".formatted(stage, drop.id()))
                    .as(leaving.token(ben))
                    .json(new JsonObject().put("claim", "tap-5f0c9a1b"))
                    .send());
    leave().join();

    for (LiveSocket socket : sockets) {
      assertThat(socket.outcome()).isInstanceOf(ClaimOutcome.Won.class);
      assertThat(socket.closeCode()).isEqualTo(4002);
    }
    assertThat(overHttp.join().ok().getString("outcome")).isEqualTo("won");
  }

  private LiveSocket watch() {
    LiveSocket socket = leaving.connect();
    socket.hello(leaving.token(staying.member(stage, "Guest")));
    return socket;
  }

  private LiveSocket screen() {
    LiveSocket socket = leaving.connect();
    socket.hello(leaving.features().tokens().grantScreen(stage).token());
    return socket;
  }

  private CompletableFuture<Void> leave() {
    return CompletableFuture.runAsync(leaving.server::close);
  }

  private void awaitNotReady(ApiClient api) {
    Await.until(() -> api.get("/health/ready").status() == 503);
  }
}
