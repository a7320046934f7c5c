package io.trophycast.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When people tap, and how often; the shares are guesses, the shapes are those of people. */
final class Temperament {
  private static final double NOT_TONIGHT = 0.08;
  private static final double TOO_EARLY = 0.05;
  private static final double DISTRACTED = 0.30;

  /**
   * Reaction times to a signal one waits for are close to log-normal with a median near 300 ms
   * (Luce, Response Times, 1986).
   */
  private static final double READY_MEDIAN = 300;

  private static final double READY_SPREAD = 0.35;
  private static final double DISTRACTED_MEDIAN = 4_000;
  private static final double DISTRACTED_SPREAD = 0.6;
  private static final int EARLIEST = 700;

  private final RandomGenerator random;

  Temperament(RandomGenerator random) {
    this.random = random;
  }

  /** How long after an opening somebody taps claim: negative for too early, nothing for never. */
  Optional<Duration> reaction() {
    double mood = random.nextDouble();
    if (mood < NOT_TONIGHT) {
      return Optional.empty();
    }
    if (mood < NOT_TONIGHT + TOO_EARLY) {
      return Optional.of(Duration.ofMillis(-1L - random.nextInt(EARLIEST)));
    }
    if (mood < NOT_TONIGHT + TOO_EARLY + DISTRACTED) {
      return Optional.of(logNormal(DISTRACTED_MEDIAN, DISTRACTED_SPREAD));
    }
    return Optional.of(logNormal(READY_MEDIAN, READY_SPREAD));
  }

  /** How long somebody leaves the confetti alone. */
  Duration idle() {
    return logNormal(20_000, 0.7);
  }

  /** Whether something that happens on the stage makes somebody throw confetti. */
  boolean isMoved() {
    return random.nextDouble() < 0.25;
  }

  /** How many handfuls a burst of confetti has. */
  int handfuls() {
    return 1 + random.nextInt(4);
  }

  /** How many taps go into half a second of a burst. */
  int taps() {
    return 1 + random.nextInt(5);
  }

  private Duration logNormal(double medianMillis, double spread) {
    return Duration.ofMillis(Math.round(medianMillis * Math.exp(spread * random.nextGaussian())));
  }
}
