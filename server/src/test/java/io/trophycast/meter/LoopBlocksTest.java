package io.trophycast.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopBlocksTest {
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
}
