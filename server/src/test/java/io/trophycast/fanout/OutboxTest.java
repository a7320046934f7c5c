package io.trophycast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trophycast.meter.Meters;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Line line = new Line();
  private final Outbox outbox =
      new Outbox(line, 300, Meters.in(new SimpleMeterRegistry()).audience());

  @Test
  void whatCanBeWrittenIsWrittenAtOnce() {
    outbox.send(time(1));

    assertThat(line.written).containsExactly("time 1");
  }

  @Test
  void orderedMessagesWaitInOrderAndGoOutWhenThereIsRoom() {
    line.room = 1;
    outbox.send(time(1));
    outbox.send(time(2));
    outbox.send(time(3));

    line.drained(10);

    assertThat(line.written).containsExactly("time 1", "time 2", "time 3");
    assertThat(outbox.queued()).isZero();
  }

  @Test
  void ofTicksThatWaitOnlyTheNewestGoesOutAndWhole() {
    line.room = 0;
    outbox.send(tick(1));
    outbox.send(tick(2));

    line.drained(10);

    assertThat(line.written).containsExactly("whole 2");
  }

  @Test
  void aTickDoesNotOvertakeAMomentThatWaits() {
    line.room = 0;
    outbox.send(time(1));
    line.room = 1;
    outbox.send(tick(1));

    line.drained(10);

    assertThat(line.written).containsExactly("time 1", "whole 1");
  }

  @Test
  void aStuckReaderIsClosedWithTheReasonAndHoldsNothing() {
    line.room = 0;
    for (int i = 0; i < 100 && !outbox.closed(); i++) {
      outbox.send(time(i));
      assertThat(outbox.queued()).isLessThanOrEqualTo(300);
    }

    assertThat(line.closed).contains(CloseCode.SLOW_CONSUMER);
    assertThat(outbox.queued()).isZero();
  }

  @Test
  void aSingleMessageMayBeLargerThanTheBound() {
    line.room = 0;
    outbox.send(
        Frame.of(
            new ServerMessage.Failure(
                Optional.empty(),
                io.trophycast.protocol.ErrorCode.INTERNAL,
                "x".repeat(1000),
                Optional.empty(),
                java.util.OptionalInt.empty())));

    assertThat(line.closed).isEmpty();
  }

  @Test
  void nothingIsWrittenAfterTheClose() {
    outbox.close(CloseCode.REMOVED, "You were removed.");
    outbox.send(time(1));
    outbox.send(tick(1));

    assertThat(line.written).isEmpty();
    assertThat(line.closed).contains(CloseCode.REMOVED);
  }

  private static Frame time(int ref) {
    return Frame.of(new ServerMessage.Time(Integer.toString(ref), 0));
  }

  private static Tick tick(int confetti) {
    return new Tick(latest(-confetti), latest(confetti), false);
  }

  private static Frame latest(int confetti) {
    return Frame.of(
        new ServerMessage.Latest(Optional.empty(), Optional.of(Counters.of(confetti, 0))));
  }

  /** A connection with room for so many frames. */
  private static final class Line implements Connection {
    final List<String> written = new ArrayList<>();
    Optional<CloseCode> closed = Optional.empty();
    int room = Integer.MAX_VALUE;
    private Runnable drain = () -> {};

    void drained(int newRoom) {
      room = newRoom;
      drain.run();
    }

    @Override
    public void write(Frame frame) {
      room--;
      written.add(
          switch (io.trophycast.protocol.Codec.decodeServer(
              new String(frame.json(), StandardCharsets.UTF_8))) {
            case ServerMessage.Time time -> "time " + time.ref();
            case ServerMessage.Latest latest -> {
              long number = latest.counters().orElseThrow().confetti();
              yield (number > 0 ? "whole " : "changed ") + Math.abs(number);
            }
            case ServerMessage other -> other.toString();
          });
    }

    @Override
    public boolean writable() {
      return room > 0;
    }

    @Override
    public void whenWritable(Runnable whenWritable) {
      drain = whenWritable;
    }

    @Override
    public void close(CloseCode code, Frame bye) {
      closed = Optional.of(code);
    }
  }
}
