package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trophycast.meter.LoopBlocks;
import io.trophycast.meter.Meters;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTransportTest {
  private static final long BLOCK_MILLIS = 150;
  private static final int TASKS = 2000;
  private static final int SPIN_MICROS = 200;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final LoopBlocks blocks = Meters.in(registry).blocks();
  private final Vertx vertx = Vertx.builder().withTransport(LoopTransport.counted(blocks)).build();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aTaskThatTakesLongIsABlockOfItsLength() {
    onALoop(() -> {});
    double before = tooLong();
    longest();

    onALoop(LoopTransportTest::spin);

    assertThat(longest()).isCloseTo(BLOCK_MILLIS / 1e3, within(0.1));
    assertThat(tooLong() - before).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aLoopThatWaitsForItsSocketsIsNotBlocked() {
    onALoop(() -> {});
    longest();

    Promise<Void> waited = Promise.promise();
    vertx.setTimer(BLOCK_MILLIS, _ -> waited.complete());
    waited.future().await();

    assertThat(longest()).isPositive().isLessThan(BLOCK_MILLIS / 1e3);
  }

  @Test
  void thousandsOfTasksDoNotKeepALoopFromItsSockets() throws InterruptedException {
    onALoop(() -> {});
    longest();
    var context = vertx.getOrCreateContext();
    var done = new CountDownLatch(TASKS);

    // All wait before the first has run, so that a loop could do them in one turn.
    context.runOnContext(
        _ -> {
          for (int i = 0; i < TASKS; i++) {
            context.runOnContext(_ -> spinAMoment(done));
          }
        });

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(longest()).isPositive().isLessThan(TASKS * SPIN_MICROS / 1e6 / 2);
  }

  /** Since it was last asked, in seconds. */
  private double longest() {
    return registry.get("trophycast.loop.block.longest").gauge().value();
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
    spin(TimeUnit.MILLISECONDS.toNanos(BLOCK_MILLIS));
  }

  private static void spinAMoment(CountDownLatch done) {
    spin(TimeUnit.MICROSECONDS.toNanos(SPIN_MICROS));
    done.countDown();
  }

  private static void spin(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
