package io.trophycast.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopLagTest {
  private final Vertx vertx = Vertx.vertx();
  private final LoopLag lag = Meters.in(new SimpleMeterRegistry()).loops();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aLoopThatIsStuckIsLateWhileItIsStuckAndNotForEver() {
    var stuck = new CountDownLatch(1);
    var context = vertx.getOrCreateContext();
    context.runOnContext(
        _ -> {
          lag.watch(vertx);
          awaitQuietly(stuck);
        });

    awaitLag(true);
    stuck.countDown();

    awaitLag(false);
  }

  @Test
  void withoutLoopsNothingIsLate() {
    assertThat(lag.worstMillis()).isZero();
  }

  private void awaitLag(boolean late) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (lag.worstMillis() > 1000 != late) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
