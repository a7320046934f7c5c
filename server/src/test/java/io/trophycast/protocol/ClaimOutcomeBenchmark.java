package io.trophycast.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read Redis' decision about a claim, and to encode it for the member. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClaimOutcomeBenchmark {
  @Param({"won", "sold-out"})
  public String outcome = "won";

  private String decision = "";
  private ServerMessage answer = new ServerMessage.Time("r1", 1);

  /** The golden outcome. */
  @Setup
  public void read() throws IOException {
    Path golden = Path.of("../docs/golden/outcome-" + outcome + ".json");
    decision = Json.mapper().readTree(Files.readString(golden)).get("outcome").toString();
    answer = new ServerMessage.Outcome("r1", Json.read(decision, ClaimOutcome.class));
  }

  /** From JSON to an outcome. */
  @Benchmark
  public ClaimOutcome parsed() {
    return Json.read(decision, ClaimOutcome.class);
  }

  /** From an outcome to the bytes of an answer. */
  @Benchmark
  public byte[] encoded() {
    return Codec.encode(answer);
  }
}
