package io.trophycast.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopBlocksTest {
  private static final long BLOCK_MILLIS = 150;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final LoopBlocks blocks = Meters.in(registry).blocks();
  private final Vertx vertx = Vertx.builder().withTransport(blocks.transport()).build();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aTaskThatTakesLongIsABlockOfItsLength() {
    onALoop(() -> {});
    double before = tooLong();
    blocks.takeLongest();

    onALoop(LoopBlocksTest::spin);

    assertThat(blocks.takeLongest()).isCloseTo(BLOCK_MILLIS / 1e3, within(0.1));
    assertThat(tooLong() - before).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aLoopThatWaitsForItsSocketsIsNotBlocked() {
    onALoop(() -> {});
    blocks.takeLongest();

    Promise<Void> waited = Promise.promise();
    vertx.setTimer(BLOCK_MILLIS, _ -> waited.complete());
    waited.future().await();

    assertThat(blocks.takeLongest()).isPositive().isLessThan(BLOCK_MILLIS / 1e3);
  }

  @Test
  void theLongestIsForgottenOnceItWasRead() {
    var fresh = new LoopBlocks(new SimpleMeterRegistry());
    fresh.ended(TimeUnit.MILLISECONDS.toNanos(70));
    fresh.ended(TimeUnit.MILLISECONDS.toNanos(30));

    assertThat(fresh.takeLongest()).isEqualTo(0.07);
    assertThat(fresh.takeLongest()).isZero();
  }

  @Test
  void onlyBlocksOfMoreThanTwentyMillisecondsAreCounted() {
    var counted = new SimpleMeterRegistry();
    var fresh = new LoopBlocks(counted);
    fresh.ended(TimeUnit.MILLISECONDS.toNanos(20));
    fresh.ended(TimeUnit.MILLISECONDS.toNanos(21));

    assertThat(counted.get("trophycast.loop.blocks").counter().count()).isEqualTo(1);
  }

  private double tooLong() {
    return registry.get("trophycast.loop.blocks").counter().count();
  }

  /** Returns when the loop has come back to its sockets after it. */
  private void onALoop(Runnable task) {
    var context = vertx.getOrCreateContext();
    Promise<Void> done = Promise.promise();
    context.runOnContext(_ -> task.run());
    // A timer is due in a later round of the loop.
    context.runOnContext(_ -> vertx.setTimer(1, _ -> done.complete()));
    done.future().await();
  }

  private static void spin() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BLOCK_MILLIS);
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
