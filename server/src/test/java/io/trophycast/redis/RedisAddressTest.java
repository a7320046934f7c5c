package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @Test
  void sentinels_and_the_name_they_watch_are_read_and_credentials_are_not_shown() {
    var address = new RedisAddress("rediss-sentinel://me:secret@h1,h2:26380/party?db=2");
    assertThat(address.kind()).isEqualTo(RedisAddress.Kind.SENTINEL);
    assertThat(address.endpoints())
        .containsExactly(new Endpoint("h1", 26_379), new Endpoint("h2", 26_380));
    assertThat(address).hasToString("h1:26379,h2:26380/party");
    var primary = address.to(new Endpoint("10.0.0.1", 6379));
    assertThat(primary.getEndpoint()).isEqualTo("rediss://me:secret@10.0.0.1:6379/2");
    assertThat(primary.getNetClientOptions().isSsl()).isTrue();
    assertThat(address.toSentinel(new Endpoint("h1", 1)).getEndpoint()).isEqualTo("rediss://h1:1");
  }

  @Test
  void the_nodes_of_a_cluster_are_read() {
    var address = new RedisAddress("redis-cluster://h1:7000,[::1]:7001");
    assertThat(address.kind()).isEqualTo(RedisAddress.Kind.CLUSTER);
    assertThat(address).hasToString("h1:7000,[::1]:7001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "redis://",
        "redis://h1,h2",
        "redis://h:x",
        "redis-sentinel://h1",
        "unix://"
      })
  void anything_else_is_refused_with_a_sentence(String url) {
    assertThatThrownBy(() -> new RedisAddress(url))
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageContaining("Redis URL");
  }
}
