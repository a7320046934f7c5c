package io.trophycast.load.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Redis processes in each topology: they come up, lose a primary, and are whole again. */
class RedisTopologyIT {
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path home;

  @AfterEach
  void end() {
    vertx.close().await();
  }

  @Test
  void sentinelsReplaceAPrimaryThatIsKilled() {
    try (var redis = new SentinelRedis(vertx, home)) {
      redis.start();
      Daemon primary = redis.nodes().getFirst();
      primary.kill();
      Patience.until("the replica is promoted", () -> redis.primary() == 1);
      primary.start();
      redis.awaitReady();

      assertThat(redis.primary()).isEqualTo(1);
    }
  }

  @Test
  void aClusterReplacesAPrimaryThatIsKilled() {
    try (var redis = new ClusterRedis(vertx, home)) {
      redis.start();
      redis.nodes().getFirst().kill();
      Patience.until("its replica is promoted", () -> redis.primaries() == 3);
      redis.nodes().getFirst().start();
      redis.awaitReady();

      assertThat(redis.primaries()).isEqualTo(3);
    }
  }
}
