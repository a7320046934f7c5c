package io.trophycast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemperamentTest {
  private static final int PEOPLE = 10_000;

  private final Temperament temperament = new Temperament(new SplittableRandom(1));
  private final List<Optional<Duration>> reactions =
      IntStream.range(0, PEOPLE).mapToObj(_ -> temperament.reaction()).toList();

  @Test
  void someNeverTap() {
    assertThat(reactions.stream().filter(Optional::isEmpty).count())
        .isBetween(PEOPLE / 20L, PEOPLE / 8L);
  }

  @Test
  void someTapTooEarly() {
    assertThat(delays().stream().filter(Duration::isNegative).count())
        .isBetween(PEOPLE / 40L, PEOPLE / 12L);
  }

  @Test
  void mostTapWithinASecondAndHardlyAnybodyFasterThanAPersonCan() {
    assertThat(delays().stream().filter(delay -> delay.toMillis() < 1_000).count())
        .isGreaterThan(PEOPLE / 2L);
    assertThat(
            delays().stream()
                .filter(delay -> !delay.isNegative() && delay.toMillis() < 100)
                .count())
        .isLessThan(PEOPLE / 100L);
  }

  private List<Duration> delays() {
    return reactions.stream().flatMap(Optional::stream).toList();
  }
}
