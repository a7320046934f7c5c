package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every moment once and in order, or a new start that says so: whoever goes away and comes back.
 */
class ResumeIT {
  private RunningServer running;
  private StageId stage;
  private Backstage.Guest ada;

  @BeforeEach
  void start() {
    running = new RunningServer();
    stage = running.stage();
    ada = running.member(stage, "Ada");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void whatADeposedPrimaryDecidesInTheSameEpochIsNotHeard() {
    LiveSocket adas = running.watch(ada);
    Position at = adas.welcome().position();
    String other =
        "{\"type\":\"message.pinned\",\"offset\":%d,\"at\":1,\"text\":\"from another Redis\"}"
            .formatted(at.offset() + 1);
    var link = running.features().link();
    String channel = Keys.live(stage);

    RunningServer.await(
        link.send(
            channel,
            Request.cmd(Command.PUBLISH)
                .arg(channel)
                .arg(at.epoch() + " another-run:another-history " + other)));
    pin("one");

    adas.moment("one");
    assertThat(adas.moments()).noneMatch(moment -> moment.json().contains("from another Redis"));
    assertThat(offsets(adas)).isEqualTo(following(at.offset(), 1));
  }

  @Test
  void whoComesBackGetsExactlyWhatTheyMissed() {
    LiveSocket first = running.watch(ada);
    pin("one");
    Position left = new Position(first.welcome().position().epoch(), first.moment("one").offset());
    first.close();
    pin("two");
    pin("three");

    LiveSocket again = running.connect();
    ServerMessage.Welcome welcome = again.hello(ada.token(), Optional.of(left));
    pin("four");
    again.moment("four");

    assertThat(welcome.resumed()).isTrue();
    assertThat(welcome.snapshot()).isEmpty();
    assertThat(welcome.position()).isEqualTo(left);
    assertThat(offsets(again)).isEqualTo(following(left.offset(), 3));
  }

  @Test
  void whoComesBackAfterTheServerWasReplacedGetsExactlyWhatTheyMissed() {
    LiveSocket first = running.watch(ada);
    Position left = first.welcome().position();
    first.close();
    pin("one");
    try (var other = new RunningServer(running)) {
      LiveSocket again = other.connect();

      assertThat(again.hello(other.token(ada), Optional.of(left)).resumed()).isTrue();

      again.moment("one");
      assertThat(offsets(again)).isEqualTo(following(left.offset(), 1));
    }
  }

  @Test
  void whoMissedNothingGetsNothing() {
    Position here = running.watch(ada).welcome().position();

    LiveSocket again = running.connect();

    assertThat(again.hello(ada.token(), Optional.of(here)).resumed()).isTrue();
    pin("next");
    assertThat(again.moment("next").offset()).isEqualTo(here.offset() + 1);
    assertThat(offsets(again)).hasSize(1);
  }

  @Test
  void aPositionOfAnotherEpochStartsAnewAndSaysSo() {
    long offset = running.watch(ada).welcome().position().offset();

    var welcome = running.connect().hello(ada.token(), Optional.of(new Position("lost", offset)));

    assertThat(welcome.resumed()).isFalse();
    assertThat(welcome.snapshot().orElseThrow().position()).isEqualTo(welcome.position());
  }

  @Test
  void whoHasSeenMoreElsewhereWaitsUntilThisInstanceHasHeardOfIt() {
    Position here = running.watch(ada).welcome().position();
    var ahead = new Position(here.epoch(), here.offset() + 1);
    LiveSocket again = running.connect();
    again.say(new ClientMessage.Hello("hi", ada.token(), Optional.empty(), Optional.of(ahead)));
    pin("seen elsewhere");

    var welcome = again.next(ServerMessage.Welcome.class);

    assertThat(welcome.resumed()).isTrue();
    assertThat(welcome.position()).isEqualTo(ahead);
  }

  @Test
  void aPositionInTheFutureStartsAnew() {
    Position here = running.watch(ada).welcome().position();

    var welcome =
        running
            .connect()
            .hello(ada.token(), Optional.of(new Position(here.epoch(), here.offset() + 1)));

    assertThat(welcome.resumed()).isFalse();
  }

  @Test
  void whoMissedMoreThanAThousandMomentsGetsThemAllTheSame() {
    Position left = running.watch(ada).welcome().position();
    pins(1500, "pin ");

    LiveSocket again = running.connect();
    var welcome = again.hello(ada.token(), Optional.of(left));
    pin("the end");
    again.moment("the end");

    assertThat(welcome.resumed()).isTrue();
    assertThat(offsets(again)).isEqualTo(following(left.offset(), 1501));
  }

  @Test
  void whoMissedMoreThanFitsOnItsWayStartsAnewWithTheWholeAndNotWithAPart() {
    LiveSocket first = running.watch(ada);
    Position left = first.welcome().position();
    pins(300, "x".repeat(1500));
    pin("the end");
    first.moment("the end");

    LiveSocket again = running.connect();
    var welcome = again.hello(ada.token(), Optional.of(left));

    assertThat(welcome.resumed()).isFalse();
    assertThat(welcome.snapshot().orElseThrow().pinned().orElseThrow().text()).isEqualTo("the end");
  }

  @Test
  void whoeverJoinsAmongManyMomentsSeesEachOnceFromTheirWelcomeOn() {
    List<LiveSocket> sockets = new ArrayList<>();
    sockets.add(running.watch(ada));
    Thread pinning = Thread.ofVirtual().start(() -> pins(2000, "pin "));
    for (int i = 0; i < 40; i++) {
      sockets.add(running.watch(running.member(stage, "Guest " + i)));
    }
    join(pinning);
    pin("the end");

    for (LiveSocket socket : sockets) {
      long end = socket.moment("the end").offset();
      long from = socket.welcome().position().offset();
      assertThat(offsets(socket)).isEqualTo(following(from, end - from));
    }
  }

  @Test
  void aRedisThatWasAwayCostsNobodyAMoment() {
    LiveSocket socket = running.watch(ada);
    pin("before");
    socket.moment("before");

    running.redis.kill();
    running.redis.restart();
    awaitPin("after");

    long from = socket.welcome().position().offset();
    long end = socket.moment("after").offset();
    assertThat(offsets(socket)).isEqualTo(following(from, end - from));
  }

  private void pin(String text) {
    RunningServer.await(running.features().stages().pin(stage, text, RunningServer.HOST));
  }

  private void pins(int count, String text) {
    RunningServer.await(
        Future.all(
            IntStream.range(0, count)
                .mapToObj(i -> running.features().stages().pin(stage, text + i, RunningServer.HOST))
                .toList()));
  }

  private void awaitPin(String text) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < deadline) {
      try {
        pin(text);
        return;
      } catch (IllegalStateException e) {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    }
    throw new AssertionError("Redis did not come back");
  }

  private static List<Long> offsets(LiveSocket socket) {
    return socket.moments().stream().map(RawMoment::offset).toList();
  }

  private static List<Long> following(long offset, long count) {
    return LongStream.rangeClosed(offset + 1, offset + count).boxed().toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
