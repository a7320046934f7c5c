package io.trophycast.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent<String, Integer> recent = new Recent<>(2);

  @Test
  void theEldestIsForgottenWhenThereAreTooMany() {
    recent.put("a", 1);
    recent.put("b", 2);
    recent.put("c", 3);

    assertThat(recent.find("a")).isEmpty();
    assertThat(recent.find("b")).contains(2);
    assertThat(recent.find("c")).contains(3);
  }

  @Test
  void whatWasFoundLatelyStays() {
    recent.put("a", 1);
    recent.put("b", 2);
    recent.find("a");
    recent.put("c", 3);

    assertThat(recent.find("a")).contains(1);
    assertThat(recent.find("b")).isEmpty();
  }
}
