package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.protocol.ClaimOutcome;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SentinelIT {
  @Test
  void wound_1_after_a_failover_the_link_hears_and_decides_at_the_new_primary() {
    try (var set = new SentinelSet();
        var instance = Instance.on(set.address(), new Durability.Replicas(1))) {
      var stage = instance.stage();
      var ada = instance.member(stage, "Ada");
      var ben = instance.member(stage, "Ben");
      var drop = instance.open(stage, 2, 1, 0);
      assertThat(instance.decide(stage, drop, ada, "tap-of-ada"))
          .isInstanceOf(ClaimOutcome.Won.class);
      List<String> heard = new CopyOnWriteArrayList<>();
      Instance.await(instance.link.subscribe(Keys.live(stage), new Ear(heard)));

      set.primary.kill();
      instance.awaitUntil(() -> !instance.link.state().ready());
      instance.awaitUntil(() -> instance.link.state().ready());
      SentinelSet.follow(set.primary, set.replica);

      assertThat(instance.decide(stage, drop, ben, "tap-of-ben"))
          .isInstanceOfSatisfying(
              ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(2));
      instance.awaitUntil(() -> heard.stream().anyMatch(m -> m.contains("drop.ended")));
      assertThat(instance.decide(stage, drop, ada, "tap-of-ada"))
          .isInstanceOfSatisfying(
              ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(1));
    }
  }

  @Test
  void a_name_that_no_sentinel_knows_is_said_in_a_sentence() {
    var vertx = Vertx.vertx();
    try (var set = new SentinelSet()) {
      var address = new RedisAddress(set.address().replace(SentinelSet.NAME, "nobody"));
      assertThatThrownBy(() -> RedisCheck.check(vertx, address).await())
          .isInstanceOf(RedisUnavailable.class)
          .hasMessage("None of the sentinels knows where nobody is.");
    } finally {
      Instance.await(vertx.close());
    }
  }
}
