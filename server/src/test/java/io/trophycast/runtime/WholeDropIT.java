package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Lives through drops on real sockets, a real server and a real Redis. */
// Measures how late a drop opens under 500 sockets.
@Isolated
class WholeDropIT extends OnAServer {
  @Test
  void aMemberSeesADropComeOpenAndEndAndKeepsTheTrophy() {
    StageId stage = running.stage();
    var ada = running.member(stage, "Ada");
    var ben = running.member(stage, "Ben");
    LiveSocket adas = running.watch(ada);
    LiveSocket bens = running.watch(ben);
    assertThat(adas.welcome().snapshot().orElseThrow().stage().joinAddress())
        .startsWith("https://trophycast.example/j/");

    Drop drop = running.drop(stage, 1, Opens.inSeconds(1));
    adas.moment("drop.scheduled");
    ClaimOutcome early = adas.claimToTheEnd(drop.id(), "tap-early");
    adas.moment("drop.opened");
    ClaimOutcome won = adas.claimToTheEnd(drop.id(), "tap-ada-1");
    bens.moment("drop.ended");
    ClaimOutcome lost = bens.claimToTheEnd(drop.id(), "tap-ben-1");
    ClaimOutcome again = adas.claimToTheEnd(drop.id(), "tap-ada-1");
    ClaimOutcome another = adas.claimToTheEnd(drop.id(), "tap-ada-2");

    assertThat(early).isInstanceOf(ClaimOutcome.NotOpen.class);
    assertThat(((ClaimOutcome.NotOpen) early).opensAt()).isEqualTo(drop.opensAt());
    assertThat(won).isInstanceOf(ClaimOutcome.Won.class).isEqualTo(again);
    assertThat(((ClaimOutcome.Won) won).serial()).isEqualTo(1);
    assertThat(another).isInstanceOf(ClaimOutcome.AlreadyYours.class);
    assertThat(lost).isInstanceOf(ClaimOutcome.SoldOut.class);
    var me = adas.next(ServerMessage.Mine.class, mine -> !mine.me().trophies().isEmpty()).me();
    assertThat(me.trophies().getFirst().serial()).isEqualTo(1);
    assertThat(me.standing().points()).isEqualTo(50);
    var board =
        adas.next(
            ServerMessage.Latest.class,
            latest -> latest.board().filter(rows -> rows.players() == 1).isPresent());
    assertThat(board.board().orElseThrow().top().getFirst().name()).isEqualTo("Ada");
  }

  @Test
  void anAnswerFromMemoryIsTheAnswerFromRedis() {
    StageId stage = running.stage();
    LiveSocket winner = running.watch(running.member(stage, "Win"));
    var loser = running.member(stage, "Lose");
    LiveSocket losers = running.watch(loser);
    Drop drop = running.drop(stage, 1, Opens.atOnce());
    winner.claimToTheEnd(drop.id(), "tap-winner");
    losers.moment("drop.ended");

    ClaimOutcome remembered = losers.claimToTheEnd(drop.id(), "tap-loser1");

    var decided =
        RunningServer.await(
                running
                    .features()
                    .claims()
                    .claim(
                        stage,
                        drop.id(),
                        loser.id(),
                        new io.trophycast.protocol.ClaimId("tap-loser1")))
            .toOptional()
            .orElseThrow();
    assertThat(remembered).isEqualTo(decided);
  }

  @Test
  void fiveHundredClaimTwentyAtTheInstant() {
    StageId stage = running.stage();
    List<LiveSocket> sockets =
        IntStream.range(0, 500)
            .mapToObj(i -> running.watch(running.member(stage, "Guest " + i)))
            .toList();
    Drop drop = running.drop(stage, 20, Opens.inSeconds(2));

    IntStream.range(0, 500)
        .parallel()
        .forEach(i -> sockets.get(i).claim(drop.id(), "early-" + i + "-tap"));
    for (LiveSocket socket : sockets) {
      assertThat(socket.outcome()).isInstanceOf(ClaimOutcome.NotOpen.class);
    }
    while (running.features().clock().now() < drop.opensAt()) {
      Thread.onSpinWait();
    }
    IntStream.range(0, 500)
        .parallel()
        .forEach(i -> sockets.get(i).claim(drop.id(), "claim-" + i + "-tap"));

    Set<Integer> serials = new HashSet<>();
    int lost = 0;
    for (LiveSocket socket : sockets) {
      switch (socket.outcome()) {
        case ClaimOutcome.Won won -> {
          assertThat(won.at()).isGreaterThanOrEqualTo(drop.opensAt());
          serials.add(won.serial());
        }
        case ClaimOutcome.SoldOut _ -> lost++;
        case ClaimOutcome other -> throw new AssertionError(other);
      }
    }
    assertThat(serials)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(lost).isEqualTo(480);
    for (LiveSocket socket : sockets) {
      socket.moment("drop.ended");
    }
    List<RawMoment> story = sockets.getFirst().moments();
    long before = sockets.getFirst().welcome().position().offset();
    assertThat(story.stream().map(RawMoment::offset).toList())
        .isEqualTo(LongStream.rangeClosed(before + 1, before + 23).boxed().toList());
    for (LiveSocket socket : sockets) {
      assertThat(socket.moments()).isEqualTo(story);
    }
    sockets.forEach(LiveSocket::close);
  }

  @Test
  void aDropOpensAndClosesOnTimeWithNobodyWatching() {
    StageId stage = running.stage();
    Drop drop = running.drop(stage, 5, Opens.inSeconds(1), 5);

    Drop ended = awaitState(stage, drop, DropState.ENDED);

    assertThat(ended.openedAt().orElseThrow() - drop.opensAt()).isBetween(0L, 100L);
    assertThat(ended.endedAt().orElseThrow() - drop.closesAt()).isBetween(0L, 100L);
    assertThat(ended.ending()).contains(DropEnding.CLOSED);
  }

  @Test
  void tapsOfEverybodyBecomeOneNumberAndNobodyOutTapsAPerson() {
    StageId stage = running.stage();
    LiveSocket ada = running.watch(running.member(stage, "Ada"));
    var ben = running.member(stage, "Ben");
    List<LiveSocket> tabs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tabs.add(running.watch(ben));
    }

    ada.say(new ClientMessage.Confetti(6));
    tabs.forEach(tab -> tab.say(new ClientMessage.Confetti(100)));

    Counters counters =
        ada.next(ServerMessage.Latest.class, WholeDropIT::countsBothPeople)
            .counters()
            .orElseThrow();
    assertThat(counters.confetti()).isBetween(30L, 32L);
  }

  @Test
  void timeIsToldByTheDecidingClock() {
    LiveSocket socket = running.watch(running.member(running.stage(), "Ada"));

    socket.say(new ClientMessage.Time("t1"));

    var time = socket.next(ServerMessage.Time.class);
    assertThat(time.ref()).isEqualTo("t1");
    assertThat(time.at() - running.features().clock().now()).isBetween(-2000.0, 0.0);
  }

  @Test
  void ownPlaceIsKeptUpToDateWhenOthersScore() {
    StageId stage = running.stage();
    var ada = running.member(stage, "Ada");
    LiveSocket adas = running.watch(ada);
    LiveSocket bens = running.watch(running.member(stage, "Ben"));
    Drop first = running.drop(stage, 1, Opens.atOnce());
    adas.claimToTheEnd(first.id(), "tap-first");
    adas.next(
        ServerMessage.Mine.class,
        mine -> mine.me().standing().rank().equals(java.util.Optional.of(1)));

    for (int i = 0; i < 2; i++) {
      Drop next = running.drop(stage, 1, Opens.atOnce());
      bens.claimToTheEnd(next.id(), "tap-next-" + i);
    }

    adas.next(
        ServerMessage.Mine.class,
        mine -> mine.me().standing().rank().equals(java.util.Optional.of(2)));
  }

  private static boolean countsBothPeople(ServerMessage.Latest tick) {
    return tick.counters().filter(now -> now.confetti() >= 30 && now.audience() == 2).isPresent();
  }

  private Drop awaitState(StageId stage, Drop drop, DropState state) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < deadline) {
      Drop now =
          RunningServer.await(running.features().drops().find(stage, drop.id()))
              .toOptional()
              .orElseThrow();
      if (now.state() == state) {
        return now;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("The drop is not " + state);
  }
}
