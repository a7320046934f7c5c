package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisVersionTest {
  @Test
  void isReadFromWhatTheProgramPrints() {
    assertThat(RedisVersion.in("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0"))
        .contains(new RedisVersion(7, 0, 15));
  }

  @Test
  void isAbsentFromOtherText() {
    assertThat(RedisVersion.in("no such thing")).isEmpty();
  }

  @Test
  void sevenIsNewEnoughAndSixIsNot() {
    assertThat(new RedisVersion(7, 0, 0).isNewEnough()).isTrue();
    assertThat(new RedisVersion(10, 1, 0).isNewEnough()).isTrue();
    assertThat(new RedisVersion(6, 2, 14).isNewEnough()).isFalse();
  }
}
