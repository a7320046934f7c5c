package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.edge.EdgeLimits;
import io.trophycast.fanout.AudienceLimits;
import io.trophycast.protocol.Citation;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Tests of what hostile and broken clients do, and what it costs the others: memory stays bounded,
 * and a calm member's round trips stay quick all the while.
 */
// Measures the heap and others' round trips.
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnderAttack {
  private static final int ATTACKERS = 8;
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final long HEAP_BYTES = 32L << 20;

  /** Room for a few batches of five hundred scores. */
  private static final long SCORES = 100L << 10;

  RunningServer running;
  StageId stage;
  Drop drop;

  private CalmMember calm;
  private long heapBefore;

  @BeforeAll
  void start() {
    running =
        new RunningServer(
            new Server.Limits(
                new EdgeLimits(
                    1000,
                    50,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(2),
                    64L << 20,
                    SCORES),
                new AudienceLimits(100, 8)));
    stage = running.stage();
    var wish =
        new NewDrop(
            "Night Owl",
            Optional.empty(),
            Optional.empty(),
            Optional.of(10_000),
            Opens.atOnce(),
            3600,
            Optional.of(10_000),
            Optional.of(0L),
            new Citation("Stayed late", "It mattered", "Mara"),
            "Be quick.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    drop =
        await(
                running
                    .features()
                    .drops()
                    .schedule(stage, wish, RunningServer.HOST, Optional.empty()))
            .toOptional()
            .orElseThrow();
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @BeforeEach
  void measure() {
    heapBefore = usedHeap();
    calm = new CalmMember(running.watch(running.member(stage, "Calm")), drop.id());
  }

  @AfterEach
  void nobodyElseNotices() {
    assertThat(calm.slowest99()).isLessThan(QUICK);
    calm.close();
    assertThat(usedHeap() - heapBefore).isLessThan(HEAP_BYTES);
  }

  RawSocket handshake(String client) {
    return RawSocket.connect(running.port()).send(RawSocket.handshake(client));
  }

  /** Does something so many times, several at a time. */
  static <T> List<T> atOnce(int times, IntFunction<T> action) {
    try (var attackers = Executors.newFixedThreadPool(ATTACKERS)) {
      List<Callable<T>> tasks =
          IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> action.apply(i)).toList();
      return attackers.invokeAll(tasks).stream().map(UnderAttack::done).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <T> T done(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
