package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Await;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances and their clients on a Redis that comes back, with all it had or with less. */
class FencedStageIT {
  private RunningServer first;
  private RunningServer second;
  private StageId stage;
  private Backstage.Guest ada;
  private Backstage.Guest ben;

  @BeforeEach
  void start() {
    first = new RunningServer();
    second = new RunningServer(first);
    stage = first.stage();
    ada = first.member(stage, "Ada");
    ben = first.member(stage, "Ben");
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  @Test
  void aLossThatOnlyTheOtherInstanceSawFreezesTheDropAndStartsClientsAnew() {
    LiveSocket adas = first.watch(ada);
    LiveSocket bens = second.watch(ben);
    Drop drop = first.drop(stage, 3, Opens.atOnce());
    adas.moment("drop.opened");
    Path copy = first.redis.copy();
    ClaimOutcome won = bens.claimToTheEnd(drop.id(), "tap-of-ben");
    Position left =
        new Position(adas.welcome().position().epoch(), adas.moment("trophy.awarded").offset());

    first.redis.comeBackWith(copy);
    assertThat(adas.closeCode()).isEqualTo(4005);
    assertThat(bens.closeCode()).isEqualTo(4005);
    ServerMessage.Welcome welcome = first.connect().hello(ada.token(), Optional.of(left));

    assertThat(welcome.resumed()).isFalse();
    assertThat(welcome.position().epoch()).isNotEqualTo(left.epoch());
    assertThat(find(drop).state()).isEqualTo(DropState.FROZEN);
    RunningServer.await(first.features().drops().restore(stage, drop.id(), RunningServer.HOST));
    assertThat(first.watch(ben).claimToTheEnd(drop.id(), "tap-of-ben")).isEqualTo(won);
    assertThat(second.watch(ada).claimToTheEnd(drop.id(), "tap-of-ada"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class, next -> assertThat(next.serial()).isEqualTo(2));
  }

  @Test
  void aRedisThatLostNothingFreezesNothingAndNobodyStartsAnew() {
    LiveSocket adas = first.watch(ada);
    LiveSocket bens = second.watch(ben);
    Drop drop = first.drop(stage, 3, Opens.atOnce());
    bens.claimToTheEnd(drop.id(), "tap-of-ben");
    Position left =
        new Position(adas.welcome().position().epoch(), adas.moment("trophy.awarded").offset());
    bens.moment("trophy.awarded");

    first.redis.kill();
    first.redis.restart();
    adas.claimToTheEnd(drop.id(), "tap-of-ada");

    assertThat(first.connect().hello(ada.token(), Optional.of(left)).resumed()).isTrue();
    assertThat(second.connect().hello(ben.token(), Optional.of(left)).resumed()).isTrue();
    assertThat(find(drop).state()).isEqualTo(DropState.OPEN);
  }

  @Test
  void whoComesBackAfterARestartThatNobodySawStartsAnew() {
    LiveSocket adas = first.watch(ada);
    Position left = adas.welcome().position();
    adas.close();
    first.server.close();
    second.server.close();

    first.redis.kill();
    first.redis.restart();

    try (var third = new RunningServer(first)) {
      ServerMessage.Welcome welcome = third.connect().hello(ada.token(), Optional.of(left));
      assertThat(welcome.resumed()).isFalse();
      assertThat(welcome.position().epoch()).isNotEqualTo(left.epoch());
    }
  }

  @Test
  void aWitnessThatNeverComesDoesNotDelayAnOpening() {
    LiveSocket adas = first.watch(ada);
    second.watch(ben);
    Drop drop = first.drop(stage, 3, Opens.inSeconds(6));
    adas.moment("drop.scheduled");
    second.server.close();

    first.redis.kill();
    Await.until(() -> !first.features().link().state().ready());
    first.redis.restart();
    Await.until(() -> first.features().link().state().ready());

    Await.until(() -> find(drop).state() == DropState.OPEN);
    Drop open = find(drop);
    assertThat(open.openedAt().orElseThrow() - open.opensAt()).isBetween(0L, 150L);
  }

  private Drop find(Drop drop) {
    return RunningServer.await(first.features().drops().find(stage, drop.id()))
        .toOptional()
        .orElseThrow();
  }
}
