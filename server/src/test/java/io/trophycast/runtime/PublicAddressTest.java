package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicAddressTest {
  @Test
  void isTheOneAddressThatIsListenedOn() {
    assertThat(PublicAddress.guess("127.0.0.1", 8080)).hasToString("http://127.0.0.1:8080");
    assertThat(PublicAddress.guess("::1", 8080)).hasToString("http://[::1]:8080");
  }

  @Test
  void isOneThatAPhoneCanUseWhenEveryAddressIsListenedOn() {
    assertThat(PublicAddress.guess("0.0.0.0", 8080).getHost()).isNotEqualTo("0.0.0.0").isNotNull();
  }
}
