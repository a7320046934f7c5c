package io.trophycast.confetti;

/**
 * How many of a member's taps count: a token bucket that no person out-taps, however many tabs they
 * open. Twelve taps a second are more than fingers keep up; the burst lets a batch arrive late.
 */
public final class TapLimit {
  private static final double TAPS_A_SECOND = 12;
  private static final double BURST = 24;
  private static final double NANOS_A_SECOND = 1e9;

  private double left = BURST;
  private long at;

  /**
   * A full bucket.
   *
   * @param nanos now, on a monotonic clock
   */
  public TapLimit(long nanos) {
    this.at = nanos;
  }

  /** How many of these taps count now. */
  public int take(int taps, long nanos) {
    refill(nanos);
    int counted = (int) Math.min(taps, Math.floor(left));
    left -= counted;
    return counted;
  }

  /** Whether it has been left alone long enough to be full again, and may be forgotten. */
  public boolean idle(long nanos) {
    refill(nanos);
    return left >= BURST;
  }

  private void refill(long nanos) {
    left = Math.min(BURST, left + (nanos - at) * TAPS_A_SECOND / NANOS_A_SECOND);
    at = nanos;
  }
}
