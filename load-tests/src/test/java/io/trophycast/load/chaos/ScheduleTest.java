package io.trophycast.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Shape SHAPE = new Shape(Duration.ofMinutes(3), 3, 1, 3, 0);

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(Schedule.of(42, SHAPE)).isEqualTo(Schedule.of(42, SHAPE));
  }

  @Test
  void aSeedGivesThisScheduleOnEveryMachine() {
    assertThat(Schedule.of(42, SHAPE).faults().stream().limit(3).map(Fault::toString))
        .containsExactly(
            "   2.0s  HOLD_CLIENT_ANSWERS 0 for 7328 ms",
            "   6.4s  SLOW_REDIS_LINK 1 for 7759 ms by 330",
            "  10.8s  SHIFT_CLOCK 0 for 13302 ms by 4580");
  }

  @Test
  void anotherSeedGivesAnotherSchedule() {
    assertThat(Schedule.of(42, SHAPE)).isNotEqualTo(Schedule.of(43, SHAPE));
  }

  @Test
  void everythingIsHealedWithinTheLength() {
    assertThat(Schedule.of(42, SHAPE).faults())
        .isNotEmpty()
        .allMatch(fault -> fault.healedAt() <= SHAPE.length().toMillis());
  }

  @Test
  void everyKindOfFaultComesInTimeExceptAnUpdate() {
    var shape = new Shape(Duration.ofMinutes(60), 3, 1, 3, 0);

    assertThat(
            Schedule.of(42, shape).faults().stream().map(Fault::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Kind.UPDATE_INSTANCE)));
  }
}
