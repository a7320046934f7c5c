package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.protocol.ClaimOutcome;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureRedisIT {
  @TempDir Path folder;

  @Test
  void the_user_that_operations_md_makes_may_do_all_that_is_needed_and_little_else()
      throws IOException {
    try (var server = RedisServer.start(RedisServer.freePort())) {
      assertThat(server.say(rule())).isEqualTo("OK");
      assertThat(server.say("ACL SETUSER default off")).isEqualTo("OK");
      try (var instance =
          Instance.on(
              "redis://trophycast:secret@127.0.0.1:" + server.port(), new Durability.Disk())) {
        runsADrop(instance);
        assertThatThrownBy(
                () -> Instance.await(instance.link.find("any", Request.cmd(Command.FLUSHALL))))
            .hasMessageContaining("NOPERM");
      }
    }
  }

  @Test
  void a_connection_can_be_tls_with_ones_own_authority_on_both_sides() {
    var certificate = Certificate.in(folder);
    int port = RedisServer.freePort();
    try (var server = RedisServer.start(port, certificate.options(port).toArray(String[]::new))) {
      String address = "rediss://127.0.0.1:" + port;
      try (var instance = Instance.on(address + certificate.query(), new Durability.Disk())) {
        runsADrop(instance);
      }
      refusesWithoutTrust(address);
      assertThat(server.say("PING")).isEqualTo("PONG");
    }
  }

  @Test
  void connections_to_sentinels_and_to_what_they_name_can_be_tls() {
    try (var sentinels = new SentinelSet(Certificate.in(folder));
        var instance = Instance.on(sentinels.address(), new Durability.Replicas(1))) {
      runsADrop(instance);
    }
  }

  @Test
  void connections_to_all_nodes_of_a_cluster_can_be_tls() {
    try (var cluster = new RedisCluster(Certificate.in(folder));
        var instance = Instance.on(cluster.address(), new Durability.Disk())) {
      runsADrop(instance);
    }
  }

  private static void refusesWithoutTrust(String address) {
    var vertx = Vertx.vertx();
    try {
      assertThatThrownBy(() -> RedisCheck.check(vertx, new RedisAddress(address)).await())
          .isInstanceOf(RedisUnavailable.class)
          .hasMessageContaining("There is no Redis to use");
    } finally {
      Instance.await(vertx.close());
    }
  }

  private static void runsADrop(Instance instance) {
    var stage = instance.stage();
    List<String> heard = new CopyOnWriteArrayList<>();
    Instance.await(instance.link.subscribe(Keys.live(stage), new Ear(heard)));
    var drop = instance.open(stage, 1, 1, 5);
    assertThat(instance.decide(stage, drop, instance.member(stage, "Ada"), "tap-tap-tap"))
        .isInstanceOf(ClaimOutcome.Won.class);
    instance.awaitUntil(() -> heard.stream().anyMatch(m -> m.contains("drop.ended")));
    assertThat(Instance.await(instance.stages.all())).hasSize(1);
  }

  /** The line of the documentation that makes the user. */
  private static String rule() throws IOException {
    return Files.readAllLines(Path.of("../docs/operations.md")).stream()
        .filter(line -> line.startsWith("ACL SETUSER trophycast "))
        .findFirst()
        .orElseThrow();
  }
}
