package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.board.Award;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Snapshot;
import io.trophycast.protocol.StageId;
import io.trophycast.stage.StageState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A room knows a stage only by its moments; what it tells a newcomer must be what Redis would have
 * told, whatever happened.
 */
class LiveViewIT extends OnAServer {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aNewcomerIsToldWhatRedisKnows(long seed) {
    StageId stage = running.stage();
    var watcher = running.member(stage, "Watcher");
    LiveSocket watching = running.watch(watcher);
    new Evening(running, stage, new Random(seed)).happen(150);
    await(running.features().stages().pin(stage, "the end", RunningServer.HOST));
    watching.moment("the end");

    Snapshot told = running.connect().hello(watcher.token()).snapshot().orElseThrow();

    StageState known = await(running.features().stages().state(stage));
    assertThat(told.position()).isEqualTo(known.position());
    assertThat(new HashSet<>(told.drops())).isEqualTo(new HashSet<>(known.drops()));
    assertThat(told.pinned()).isEqualTo(known.pinned());
    assertThat(told.winners()).isEqualTo(known.winners());
    assertThat(told.stage().boardHidden()).isEqualTo(known.stage().boardHidden());
    assertThat(told.stage().name()).isEqualTo(known.stage().name());
  }

  private static <T> T await(Future<Answer<T>> future) {
    return RunningServer.await(future).toOptional().orElseThrow();
  }

  /** Random things that hosts and members do. */
  private record Evening(
      RunningServer running,
      StageId stage,
      Random random,
      List<Backstage.Guest> guests,
      List<Drop> drops) {
    Evening(RunningServer running, StageId stage, Random random) {
      this(running, stage, random, new ArrayList<>(), new ArrayList<>());
    }

    void happen(int times) {
      for (int i = 0; i < 8; i++) {
        guests.add(running.member(stage, "Guest " + i));
      }
      for (int i = 0; i < times; i++) {
        happen();
      }
    }

    private void happen() {
      var features = running.features();
      var guest = guests.get(random.nextInt(guests.size()));
      switch (random.nextInt(14)) {
        case 0, 1 -> drops.add(running.drop(stage, 1 + random.nextInt(3), Opens.atOnce()));
        case 2 -> drops.add(running.drop(stage, 2, Opens.inSeconds(1000)));
        case 3 ->
            anyDrop()
                .ifPresent(
                    drop -> await(features.drops().end(stage, drop.id(), RunningServer.HOST)));
        case 4 -> await(features.stages().pin(stage, "pin", RunningServer.HOST));
        case 5 -> await(features.stages().unpin(stage, RunningServer.HOST));
        case 6 -> await(features.members().hide(stage, guest.id(), RunningServer.HOST));
        case 7 -> await(features.members().show(stage, guest.id(), RunningServer.HOST));
        case 8 ->
            await(
                features
                    .members()
                    .rename(stage, guest.id(), "New " + random.nextInt(100), RunningServer.HOST));
        case 9 ->
            await(
                random.nextBoolean()
                    ? features.boards().hide(stage, RunningServer.HOST)
                    : features.boards().show(stage, RunningServer.HOST));
        case 10 ->
            await(
                features
                    .boards()
                    .award(
                        stage,
                        List.of(new Award(guest.id(), 5, "Kind")),
                        RunningServer.HOST,
                        true,
                        Optional.of(new IdempotencyKey("award-" + random.nextInt(1_000_000)))));
        default ->
            anyDrop()
                .ifPresent(
                    drop ->
                        await(
                            features
                                .claims()
                                .claim(
                                    stage,
                                    drop.id(),
                                    guest.id(),
                                    new ClaimId("claim-" + random.nextInt(1000)))));
      }
    }

    private Optional<Drop> anyDrop() {
      return drops.isEmpty()
          ? Optional.empty()
          : Optional.of(drops.get(random.nextInt(drops.size())));
    }
  }
}
