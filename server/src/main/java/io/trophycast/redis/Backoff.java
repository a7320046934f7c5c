package io.trophycast.redis;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: full jitter under a ceiling that doubles, so that many
 * instances do not come back at the same moment.
 */
final class Backoff {
  private static final int FIRST_CEILING_MS = 50;
  private static final int LAST_CEILING_MS = 2000;

  private final RandomGenerator random;
  private final int lastCeiling;
  private int ceiling = FIRST_CEILING_MS;

  Backoff(RandomGenerator random) {
    this(random, LAST_CEILING_MS);
  }

  Backoff(RandomGenerator random, int lastCeiling) {
    this.random = random;
    this.lastCeiling = lastCeiling;
  }

  int nextDelayMs() {
    int delay = 1 + random.nextInt(ceiling);
    ceiling = Math.min(lastCeiling, ceiling * 2);
    return delay;
  }

  void reset() {
    ceiling = FIRST_CEILING_MS;
  }
}
