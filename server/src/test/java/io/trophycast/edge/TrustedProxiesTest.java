package io.trophycast.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies = TrustedProxies.parse("loopback, 10.0.0.0/8,2001:db8::/33");

  @Test
  void aStrangerIsNotBelieved() {
    assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
  }

  @Test
  void aTrustedProxyIs() {
    assertThat(client("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("::1", "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void whatTheClientItselfWroteIsLeftAside() {
    assertThat(client("10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9")).isEqualTo("198.51.100.1");
    assertThat(client("10.1.2.3", "1.1.1.1", "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void whatIsNoAddressEndsTheWayBack() {
    assertThat(client("10.1.2.3", "198.51.100.1, unknown, 10.9.9.9")).isEqualTo("10.9.9.9");
    assertThat(client("10.1.2.3", "")).isEqualTo("10.1.2.3");
  }

  @Test
  void aNetworkEndsAtItsLastBit() {
    assertThat(client("2001:db8:7fff::1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(client("2001:db8:8000::1", "198.51.100.1")).startsWith("2001:db8:8000:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "proxy.example", "10.0.0.0/-1"})
  void aListThatIsNoneIsRefused(String list) {
    assertThatThrownBy(() -> TrustedProxies.parse(list))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String client(String direct, String... forwarded) {
    return proxies.client(InetAddress.ofLiteral(direct), List.of(forwarded)).getHostAddress();
  }
}
