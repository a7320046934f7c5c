package io.trophycast.edge;

/** How often one connection may speak: twenty messages a second, as a token bucket. */
final class MessageLimit {
  private static final double A_SECOND = 20;
  private static final double BURST = 20;
  private static final double NANOS_A_SECOND = 1e9;
  private static final int PATIENCE = 20;

  private double left = BURST;
  private long at;
  private int refused;

  MessageLimit(long nanos) {
    this.at = nanos;
  }

  /** What to do with one more message. */
  Verdict take(long nanos) {
    left = Math.min(BURST, left + (nanos - at) * A_SECOND / NANOS_A_SECOND);
    at = nanos;
    if (left >= BURST) {
      refused = 0;
    }
    if (left >= 1) {
      left -= 1;
      return Verdict.HEAR;
    }
    refused++;
    return refused > PATIENCE ? Verdict.CLOSE : Verdict.REFUSE;
  }

  enum Verdict {
    HEAR,
    /** Answer that it was too frequent, and do nothing else. */
    REFUSE,
    /** It goes on in spite of being told. */
    CLOSE
  }
}
