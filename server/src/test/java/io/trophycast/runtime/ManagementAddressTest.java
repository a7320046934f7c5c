package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementAddressTest {
  @Test
  void aNumberIsAPortAndOffIsNone() {
    assertThat(ManagementAddress.of("127.0.0.1", "9464"))
        .contains(new ManagementAddress("127.0.0.1", 9464));
    assertThat(ManagementAddress.of("127.0.0.1", "off")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "on", ""})
  void anythingElseIsRefusedInASentence(String port) {
    assertThatThrownBy(() -> ManagementAddress.of("127.0.0.1", port))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("from 0 to 65535, or off");
  }
}
