package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that does not read costs a bounded amount, is told so, and disturbs nobody. */
class SlowReaderIT {
  private static final int MOMENTS = 1200;

  private RunningServer running;
  private StageId stage;
  private LiveSocket healthy;
  private LiveSocket stuck;

  @BeforeEach
  void start() {
    running = new RunningServer();
    stage = running.stage();
    healthy = running.watch(running.member(stage, "Healthy"));
    var smallWindow =
        running.clientVertx.createWebSocketClient(
            new WebSocketClientOptions().setReceiveBufferSize(64 * 1024).setClosingTimeout(1));
    stuck = LiveSocket.connect(smallWindow, running.port());
    stuck.hello(running.member(stage, "Stuck").token());
    stuck.next(ServerMessage.Mine.class);
    healthy.next(
        ServerMessage.Latest.class,
        tick -> tick.counters().filter(now -> now.audience() == 2).isPresent());
    stuck.socket().pause();
    flood();
  }

  @AfterEach
  void stop() {
    // A reader that is still stuck does not hear that it is closed.
    stuck.socket().resume();
    running.close();
  }

  @Test
  void aSlowReaderIsToldAndOthersSeeEverything() {
    healthy.moment("the last of them");
    List<Long> offsets = healthy.moments().stream().map(RawMoment::offset).toList();
    long from = healthy.welcome().position().offset();
    assertThat(offsets)
        .isEqualTo(LongStream.rangeClosed(from + 1, from + MOMENTS + 1).boxed().toList());

    stuck.socket().resume();

    assertThat(stuck.next(ServerMessage.Bye.class).code()).isEqualTo("slow_consumer");
    assertThat(stuck.closeCode()).isEqualTo(4001);
    assertThat(stuck.moments().size()).isLessThan(MOMENTS);
  }

  @Test
  void aStuckReaderIsCut() {
    healthy.next(
        ServerMessage.Latest.class,
        tick -> tick.counters().filter(now -> now.audience() == 1).isPresent());
  }

  private void flood() {
    var stages = running.features().stages();
    RunningServer.await(
        Future.all(
            IntStream.range(0, MOMENTS)
                .mapToObj(_ -> stages.pin(stage, "x".repeat(2000), RunningServer.HOST))
                .toList()));
    RunningServer.await(stages.pin(stage, "the last of them", RunningServer.HOST));
  }
}
