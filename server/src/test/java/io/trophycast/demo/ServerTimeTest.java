package io.trophycast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
  private static final long SERVER_NOW = 1_795_467_600_000L;

  private final ServerTime time = new ServerTime();

  @Test
  void countsDownToAnInstantOfTheServer() {
    time.hint(SERVER_NOW);

    assertThat(time.until(SERVER_NOW + 60_000)).isBetween(59_000L, 60_000L);
  }

  @Test
  void believesTheFastestRoundTrip() {
    long fast = System.nanoTime() - Duration.ofMillis(2).toNanos();
    long slow = System.nanoTime() - Duration.ofSeconds(4).toNanos();

    time.answered(fast, SERVER_NOW);
    time.answered(slow, SERVER_NOW);

    assertThat(time.until(SERVER_NOW + 60_000)).isBetween(59_000L, 60_000L);
  }
}
