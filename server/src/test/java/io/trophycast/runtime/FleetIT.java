package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.drop.Opens;
import io.trophycast.edge.TrustedProxies;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Durability;
import io.trophycast.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances over one Redis, without sticky sessions. */
class FleetIT {
  @TempDir Path folder;

  @Test
  void aTokenOfOneInstanceIsGoodAtAllAndTheyShareOneDrop() {
    try (var one = new RunningServer();
        var other = new RunningServer(one)) {
      StageId stage = one.stage();
      var ada = one.member(stage, "Ada");
      LiveSocket here = one.watch(ada);
      LiveSocket there = other.watch(ada);
      LiveSocket bens = other.watch(one.member(stage, "Ben"));
      Drop drop = one.drop(stage, 1, Opens.atOnce());
      there.moment("drop.opened");

      ClaimOutcome won = here.claimToTheEnd(drop.id(), "tap-once-1");
      ClaimOutcome again = there.claimToTheEnd(drop.id(), "tap-once-1");
      ClaimOutcome lost = bens.claimToTheEnd(drop.id(), "tap-ben-1");

      assertThat(won).isInstanceOf(ClaimOutcome.Won.class).isEqualTo(again);
      assertThat(lost).isInstanceOf(ClaimOutcome.SoldOut.class);
    }
  }

  @Test
  void anInstanceWithAnotherKeyThanTheOthersDoesNotStart() {
    try (RedisServer redis = RedisServer.start()) {
      try (Server first = Server.start(configuration(redis, "first"))) {
        assertThat(first.port()).isPositive();
      }

      assertThatThrownBy(() -> Server.start(configuration(redis, "second")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("sign tokens with another key")
          .hasMessageContaining("--signing-key");
    }
  }

  private Configuration configuration(RedisServer redis, String name) {
    return new Configuration(
        0,
        "127.0.0.1",
        folder.resolve(name),
        Optional.empty(),
        Optional.of(redis.uri()),
        new Durability.Disk(),
        Optional.empty(),
        Optional.empty(),
        TrustedProxies.parse("loopback"),
        Duration.ZERO);
  }
}
