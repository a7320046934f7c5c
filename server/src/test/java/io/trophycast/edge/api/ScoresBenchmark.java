package io.trophycast.edge.api;

import io.trophycast.board.NewScore;
import io.trophycast.member.DisplayName;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each of five hundred scores costs before Redis sees it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ScoresBenchmark.SCORES)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoresBenchmark {
  static final int SCORES = 500;

  private final List<NewScore> scores =
      IntStream.range(0, SCORES)
          .mapToObj(
              i -> new NewScore(Optional.empty(), Optional.of("p" + i), Optional.of("P" + i), i))
          .toList();
  private final Buffer body = Buffer.buffer("{\"scores\":" + Json.write(scores) + "}");

  /** From the body to records. */
  @Benchmark
  public Answer<List<NewScore>> read() {
    return ScoresBody.read(body);
  }

  /** Names that came before. */
  @Benchmark
  public long named() {
    return scores.stream()
        .filter(
            score ->
                DisplayName.of(score.name().orElseThrow()) instanceof Answer.Given<DisplayName>)
        .count();
  }

  /** From records to what Redis is sent. */
  @Benchmark
  public String written() {
    return Json.write(scores);
  }
}
