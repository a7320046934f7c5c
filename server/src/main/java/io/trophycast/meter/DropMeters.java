package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimOutcome;
import java.util.concurrent.TimeUnit;

/** How claims end and how long that takes, and how late drops turn. For any thread. */
public final class DropMeters {
  private final Tally<Ending> claims;
  private final Timer decision;
  private final Timer opening;
  private final Counter frozen;

  private enum Ending {
    WON,
    ALREADY_YOURS,
    ENTERED,
    NOT_ELIGIBLE,
    SOLD_OUT,
    NOT_OPEN,
    CLOSED,
    UNDECIDED,
    REFUSED,
    FAILED
  }

  DropMeters(MeterRegistry registry) {
    claims =
        new Tally<>(
            registry,
            "trophycast.claims",
            "Claims that were answered, by outcome",
            "outcome",
            Ending.values());
    decision =
        Times.timer(registry, "trophycast.claim.decision", "From a claim's arrival to its answer");
    opening =
        Times.timer(
            registry,
            "trophycast.drop.opening.error",
            "How long after its instant this instance knew a drop to be open");
    frozen =
        Counter.builder("trophycast.drops.frozen")
            .description("Drops that this instance saw freeze because Redis lost some of them")
            .register(registry);
  }

  /** A claim that arrived at this {@link System#nanoTime} has its answer. */
  public void answered(Answer<ClaimOutcome> answer, long arrived) {
    switch (answer) {
      case Answer.Given<ClaimOutcome>(ClaimOutcome outcome) -> count(ending(outcome), arrived);
      case Answer.Refused<ClaimOutcome> _ -> count(Ending.REFUSED, arrived);
    }
  }

  /** A claim that arrived at this {@link System#nanoTime} met a fault of ours. */
  public void failed(long arrived) {
    count(Ending.FAILED, arrived);
  }

  /** A drop is known to be open, this many milliseconds after its instant. */
  public void opened(double lateMillis) {
    Times.record(opening, lateMillis);
  }

  /** A drop froze while this instance followed its stage. */
  public void frozen() {
    frozen.increment();
  }

  private void count(Ending ending, long arrived) {
    claims.count(ending);
    decision.record(System.nanoTime() - arrived, TimeUnit.NANOSECONDS);
  }

  private static Ending ending(ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Won _ -> Ending.WON;
      case ClaimOutcome.AlreadyYours _ -> Ending.ALREADY_YOURS;
      case ClaimOutcome.SoldOut _ -> Ending.SOLD_OUT;
      case ClaimOutcome.Entered _ -> Ending.ENTERED;
      case ClaimOutcome.NotEligible _ -> Ending.NOT_ELIGIBLE;
      case ClaimOutcome.NotOpen _ -> Ending.NOT_OPEN;
      case ClaimOutcome.Closed _ -> Ending.CLOSED;
      case ClaimOutcome.Undecided _ -> Ending.UNDECIDED;
    };
  }
}
