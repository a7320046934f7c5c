package io.trophycast.confetti;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.MemberId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConfettiTest {
  private static final MemberId ADA = new MemberId("m1aaaaaaaaaa");
  private static final MemberId BEN = new MemberId("m2aaaaaaaaaa");

  private final Confetti confetti = new Confetti();

  @Test
  void tapsOfEverybodyAddUpUntilTheyAreTaken() {
    confetti.add(ADA, 5, 0);
    confetti.add(BEN, 7, 0);

    assertThat(confetti.take()).isEqualTo(12);
    assertThat(confetti.waiting()).isFalse();
  }

  @Test
  void aMemberWithManyTabsCountsAsOnePerson() {
    long counted = 0;
    for (int second = 0; second < 60; second++) {
      for (int tab = 0; tab < 10; tab++) {
        counted += confetti.add(ADA, 100, TimeUnit.SECONDS.toNanos(second));
      }
    }

    assertThat(counted).isLessThanOrEqualTo(24 + 12 * 59).isGreaterThan(12 * 59);
    assertThat(confetti.take()).isEqualTo(counted);
  }

  @Test
  void aQuickPersonLosesNoTap() {
    int counted = 0;
    for (int half = 0; half < 20; half++) {
      counted += confetti.add(ADA, 5, TimeUnit.MILLISECONDS.toNanos(500L * half));
    }

    assertThat(counted).isEqualTo(100);
  }

  @Test
  void tapsThatCouldNotBeStoredWaitForTheNextTick() {
    confetti.add(ADA, 5, 0);
    confetti.giveBack(confetti.take());

    assertThat(confetti.take()).isEqualTo(5);
  }
}
