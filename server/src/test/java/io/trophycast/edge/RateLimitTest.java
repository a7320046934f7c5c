package io.trophycast.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private Instant now = Instant.parse("2026-11-22T20:00:00Z");
  private final RateLimit limit = new RateLimit(3, 2, () -> now);

  @Test
  void aBurstPassesAndThenOneHasToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("10.0.0.1")).isZero();
    }

    assertThat(limit.take("10.0.0.1")).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whoWaitsAsLongAsToldPasses() {
    for (int i = 0; i < 3; i++) {
      limit.take("10.0.0.1");
    }

    now = now.plus(limit.take("10.0.0.1"));

    assertThat(limit.take("10.0.0.1")).isZero();
    assertThat(limit.take("10.0.0.1")).isPositive();
  }

  @Test
  void anotherAddressHasItsOwn() {
    for (int i = 0; i < 4; i++) {
      limit.take("10.0.0.1");
    }

    assertThat(limit.take("10.0.0.2")).isZero();
  }

  @Test
  void anHourOfRestIsWorthNoMoreThanOneBurst() {
    limit.take("10.0.0.1");
    now = now.plus(Duration.ofHours(1));

    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("10.0.0.1")).isZero();
    }
    assertThat(limit.take("10.0.0.1")).isPositive();
  }
}
