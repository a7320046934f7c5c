package io.trophycast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trophycast.meter.Meters;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

/** What a connection that reads nothing leaves in the meters. */
class OutboxMetersTest {
  private static final Frame FRAME = Frame.of(new ServerMessage.Time("t", 1));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Outbox outbox =
      new Outbox(new Stuck(), 3 * FRAME.size(), Meters.in(registry).audience());

  private static final class Stuck implements Connection {
    @Override
    public void write(Frame frame) {
      throw new AssertionError("Nothing can be written.");
    }

    @Override
    public boolean writable() {
      return false;
    }

    @Override
    public void whenWritable(Runnable drain) {}

    @Override
    public void close(CloseCode code, Frame bye) {}
  }

  @Test
  void waitingBytesAreCountedUntilTheConnectionIsGone() {
    outbox.send(FRAME);
    outbox.send(FRAME);
    assertThat(waiting()).isEqualTo(2 * FRAME.size());

    outbox.discard();

    assertThat(waiting()).isZero();
    assertThat(closes("left")).isEqualTo(1);
  }

  @Test
  void aSlowReaderThatIsClosedCountsOnce() {
    for (int i = 0; i < 5; i++) {
      outbox.send(FRAME);
    }
    outbox.discard();

    assertThat(closes("slow_consumer")).isEqualTo(1);
    assertThat(closes("left")).isZero();
    assertThat(waiting()).isZero();
  }

  @Test
  void aTickThatANewerOneReplacesIsCounted() {
    outbox.send(new Tick(FRAME, FRAME, false));
    assertThat(overwritten()).isZero();

    outbox.send(new Tick(FRAME, FRAME, false));

    assertThat(overwritten()).isEqualTo(1);
  }

  private double waiting() {
    return registry.get("trophycast.outbox.bytes").gauge().value();
  }

  private double overwritten() {
    return registry.get("trophycast.ticks.overwritten").counter().count();
  }

  private double closes(String code) {
    return registry.get("trophycast.closes").tag("code", code).counter().count();
  }
}
