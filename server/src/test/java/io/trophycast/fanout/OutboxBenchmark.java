package io.trophycast.fanout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trophycast.meter.Meters;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.ServerMessage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an outbox adds to each delivery, apart from the transport's own work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutboxBenchmark {
  private final Frame frame = Frame.of(new ServerMessage.Time("r1", 1));
  private final Line line = new Line();
  private final Outbox outbox = new Outbox(line, Meters.in(new SimpleMeterRegistry()).audience());

  /** To a reader who keeps up. */
  @Benchmark
  public int written() {
    line.open = true;
    outbox.send(frame);
    return line.bytes;
  }

  /** To a reader who stalls for one frame and takes it later. */
  @Benchmark
  public int queuedAndDrained() {
    line.open = false;
    outbox.send(frame);
    line.open = true;
    line.drain.run();
    return line.bytes;
  }

  /** A transport that only counts. */
  private static final class Line implements Connection {
    private boolean open = true;
    private int bytes;
    private Runnable drain = () -> {};

    @Override
    public void write(Frame written) {
      bytes += written.size();
    }

    @Override
    public boolean writable() {
      return open;
    }

    @Override
    public void whenWritable(Runnable again) {
      drain = again;
    }

    @Override
    public void close(CloseCode code, Frame bye) {
      open = false;
    }
  }
}
