package io.trophycast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace(0, 3, Duration.ofMillis(25), Duration.ofMillis(500));

  @Test
  void theFirstGoesAtOnce() {
    assertThat(pace.pause(millis(0))).isNotPositive();
  }

  @Test
  void fewPeopleHearUpToFortyTimesASecond() {
    send(1000, 1001);

    assertThat(pace.pause(millis(1005))).isEqualTo(millis(20));
    assertThat(pace.pause(millis(1025))).isNotPositive();
  }

  @Test
  void whatTakesLongIsDoneAThirdOfTheTime() {
    send(1000, 1060);

    assertThat(pace.pause(millis(1060))).isEqualTo(millis(120));
  }

  @Test
  void theSlowestLoopCounts() {
    pace.begin(millis(1000));
    pace.done(millis(1000), millis(1050));
    pace.done(millis(1000), millis(1010));

    assertThat(pace.pause(millis(1000))).isEqualTo(millis(150));
  }

  @Test
  void oneThatIsStillUnderwayIsTakenForAsSlowAsTheOneBefore() {
    send(1000, 1060);
    pace.begin(millis(1180));
    pace.done(millis(1000), millis(1999));

    assertThat(pace.pause(millis(1180))).isEqualTo(millis(180));
  }

  @Test
  void aLoopThatHangsHoldsUpTheOthersForHalfASecondAtMost() {
    send(1000, 9000);

    assertThat(pace.pause(millis(1000))).isEqualTo(millis(500));
  }

  private void send(long began, long done) {
    pace.begin(millis(began));
    pace.done(millis(began), millis(done));
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
