package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisAddress;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar, killed outright while a drop is scheduled and while one is open. */
class KilledServerIT {
  private static final int RESTART_SECONDS = 20;

  @TempDir Path data;
  private final int port = ServerProcess.freePort();
  private final RedisServer redis = RedisServer.start();
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client = RunningServer.client(vertx);
  private Backstage backstage;
  private StageId stage;
  private ServerProcess process;

  @BeforeEach
  void start() throws IOException {
    var link =
        RunningServer.await(RedisLink.connect(vertx, new RedisAddress(redis.uri().toString())));
    RedisClock clock = RunningServer.await(RedisClock.start(vertx, link));
    backstage = new Backstage(Features.over(vertx, link, clock, SigningKey.keptIn(data)));
    stage = backstage.stage();
    process = launch();
  }

  @AfterEach
  void stop() {
    process.close();
    RunningServer.await(vertx.close());
    redis.close();
  }

  @Test
  void aScheduledDropOpensOnTimeAfterTheRestart() {
    var ada = backstage.member(stage, "Ada");
    watch(ada, Optional.empty());
    Drop drop = backstage.drop(stage, 1, Opens.inSeconds(RESTART_SECONDS), 60);

    process.kill();
    process = launch();
    LiveSocket again = watch(ada, Optional.empty());
    again.moment("drop.opened");

    Drop open =
        RunningServer.await(backstage.features().drops().find(stage, drop.id()))
            .toOptional()
            .orElseThrow();
    assertThat(open.openedAt().orElseThrow() - drop.opensAt()).isBetween(0L, 100L);
    assertThat(again.claimToTheEnd(drop.id(), "tap-at-last")).isInstanceOf(ClaimOutcome.Won.class);
  }

  @Test
  void winnersKeepTheirSerialsAndTheDropGoesOn() {
    var ada = backstage.member(stage, "Ada");
    var ben = backstage.member(stage, "Ben");
    LiveSocket adas = watch(ada, Optional.empty());
    Drop drop = backstage.drop(stage, 2, Opens.atOnce(), 300);
    ClaimOutcome won = adas.claimToTheEnd(drop.id(), "tap-of-ada");
    Position left =
        new Position(adas.welcome().position().epoch(), adas.moment("trophy.awarded").offset());

    process.kill();
    assertThat(adas.closeCode()).isEqualTo(1006);
    process = launch();
    adas = watch(ada, Optional.of(left));
    LiveSocket bens = watch(ben, Optional.empty());

    assertThat(adas.welcome().resumed()).isTrue();
    assertThat(adas.claimToTheEnd(drop.id(), "tap-of-ada")).isEqualTo(won);
    ClaimOutcome second = bens.claimToTheEnd(drop.id(), "tap-of-ben");
    assertThat(((ClaimOutcome.Won) won).serial()).isEqualTo(1);
    assertThat(((ClaimOutcome.Won) second).serial()).isEqualTo(2);
    assertThat(adas.moment("drop.ended").offset()).isEqualTo(left.offset() + 2);
  }

  private LiveSocket watch(Backstage.Guest guest, Optional<Position> position) {
    LiveSocket socket = LiveSocket.connect(client, port);
    socket.hello(guest.token(), position);
    return socket;
  }

  private ServerProcess launch() {
    return ServerProcess.start(port, data, "--redis", redis.uri().toString());
  }
}
