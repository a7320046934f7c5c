package io.trophycast.fanout;

import io.trophycast.protocol.Board;
import io.trophycast.protocol.BoardRow;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to encode a message, once for everybody who watches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
  private final ServerMessage moments =
      new ServerMessage.Moments(
          List.of(
              new RawMoment(
                  42,
                  """
                  {"type":"trophy.awarded","offset":42,"at":1760000000000,"drop":"drop0001",\
                  "serial":7,"member":"member01","name":"Ada","remaining":93}\
                  """)));
  private final ServerMessage board =
      new ServerMessage.Latest(
          Optional.of(
              new Board(
                  false,
                  10_000,
                  IntStream.rangeClosed(1, 10)
                      .mapToObj(n -> new BoardRow(n, "member" + n, "Player " + n, 1000L - n))
                      .toList())),
          Optional.empty());

  /** One awarded trophy, as it came from Redis. */
  @Benchmark
  public Frame aMoment() {
    return Frame.of(moments);
  }

  /** A tick that carries a board of ten rows. */
  @Benchmark
  public Frame aBoard() {
    return Frame.of(board);
  }
}
