package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
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

  @Test
  void aPortThatIsAskedForIsTakenAsItIs() {
    assertThat(PublicAddress.settle(8080)).isEqualTo(8080);
  }

  @Test
  void aFreePortIsNoneThatTheSystemLendsToOutgoingConnections() throws IOException {
    int port = PublicAddress.settle(0);

    assertThat(port).isBetween(1024, 32_767);
    try (var listening = new ServerSocket(port)) {
      assertThat(listening.isBound()).isTrue();
    }
  }
}
