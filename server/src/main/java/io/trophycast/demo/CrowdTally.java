package io.trophycast.demo;

import io.trophycast.protocol.ClaimOutcome;
import java.util.concurrent.atomic.AtomicInteger;

/** What has become of the crowd so far. May be used from any thread. */
public final class CrowdTally {
  CrowdTally() {}

  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger winners = new AtomicInteger();
  private final AtomicInteger latecomers = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * A look at it.
   *
   * @param latecomers claims that came too late to win
   * @param refusals messages that the server did not accept; none, when all is well
   */
  public record Sums(int present, int winners, int latecomers, int refusals) {}

  void arrived() {
    present.incrementAndGet();
  }

  void left() {
    present.decrementAndGet();
  }

  void answered(ClaimOutcome outcome) {
    (outcome instanceof ClaimOutcome.Won ? winners : latecomers).incrementAndGet();
  }

  void refused() {
    refusals.incrementAndGet();
  }

  Sums sums() {
    return new Sums(present.get(), winners.get(), latecomers.get(), refusals.get());
  }
}
