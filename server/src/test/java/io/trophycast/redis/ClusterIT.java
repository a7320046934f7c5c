package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.StageId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterIT {
  private final RedisCluster cluster = new RedisCluster();
  private final Instance instance = Instance.on(cluster.address(), new Durability.Disk());

  @AfterEach
  void close() {
    instance.close();
    cluster.close();
  }

  @Test
  void stages_on_every_node_decide_and_are_heard() {
    Set<RedisServer> owners = new HashSet<>();
    while (owners.size() < cluster.primaries.size()) {
      StageId stage = instance.stage();
      owners.add(cluster.ownerOf(Keys.meta(stage)));
      List<String> heard = new CopyOnWriteArrayList<>();
      Instance.await(instance.link.subscribe(Keys.live(stage), new Ear(heard)));
      var drop = instance.open(stage, 1, 1, 5);
      assertThat(instance.claim(stage, drop, instance.member(stage, "Ada"), "tap-tap-tap"))
          .isInstanceOf(ClaimOutcome.Won.class);
      instance.awaitUntil(() -> heard.stream().anyMatch(m -> m.contains("trophy.awarded")));
      assertThat(instance.feed(stage)).isNotEmpty();
    }
    assertThat(Instance.await(instance.stages.all())).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void wound_1_a_killed_primary_is_replaced_by_its_replica_and_its_stages_go_on() {
    StageId stage =
        Stream.generate(instance::stage)
            .filter(s -> cluster.ownerOf(Keys.meta(s)).equals(cluster.primaries.getFirst()))
            .findFirst()
            .orElseThrow();
    var ada = instance.member(stage, "Ada");
    var drop = instance.open(stage, 2, 1, 0);
    List<String> heard = new CopyOnWriteArrayList<>();
    Instance.await(instance.link.subscribe(Keys.live(stage), new Ear(heard)));
    String there = cluster.primaries.getFirst().say("INFO replication");
    Await.until(() -> offset(cluster.replica.say("INFO replication")) >= offset(there));

    cluster.primaries.getFirst().kill();
    instance.awaitUntil(() -> !instance.link.state().commands());
    assertThat(instance.claim(stage, drop, ada, "tap-of-ada"))
        .isInstanceOf(ClaimOutcome.Undecided.class);
    instance.awaitUntil(() -> instance.link.state().ready());

    assertThat(instance.decide(stage, drop, ada, "tap-of-ada"))
        .isInstanceOf(ClaimOutcome.Won.class);
    instance.awaitUntil(() -> heard.stream().anyMatch(m -> m.contains("trophy.awarded")));
    cluster.primaries.getFirst().restart();
  }

  @Test
  void a_command_follows_a_slot_that_has_moved() {
    String key = "tc:test:{moved}";
    RedisServer before = cluster.ownerOf(key);
    RedisServer after =
        cluster.primaries.stream().filter(p -> !p.equals(before)).findFirst().orElseThrow();
    Stream.of(after, before)
        .forEach(
            node ->
                node.say(
                    "CLUSTER SETSLOT " + SlotMap.slotOf(key) + " NODE " + RedisCluster.id(after)));

    Instance.await(instance.link.find(key, Request.cmd(Command.SET).arg(key).arg("here")));

    assertThat(after.say("GET " + key)).isEqualTo("here");
  }

  @Test
  void a_stage_whose_slot_is_on_its_way_decides_nothing_and_changes_nothing() {
    StageId stage = instance.stage();
    var ada = instance.member(stage, "Ada");
    var drop = instance.open(stage, 1, 1, 0);
    var before = instance.feed(stage);
    String slot = "CLUSTER SETSLOT " + SlotMap.slotOf(Keys.meta(stage));
    RedisServer owner = cluster.ownerOf(Keys.meta(stage));
    RedisServer other =
        cluster.primaries.stream().filter(p -> !p.equals(owner)).findFirst().orElseThrow();

    owner.say(slot + " MIGRATING " + RedisCluster.id(other));
    assertThat(instance.claim(stage, drop, ada, "tap-of-ada"))
        .isInstanceOf(ClaimOutcome.Undecided.class);
    assertThat(instance.feed(stage)).isEqualTo(before);

    owner.say(slot + " STABLE");
    assertThat(instance.claim(stage, drop, ada, "tap-of-ada"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(1));
  }

  private static long offset(String replication) {
    return replication
        .lines()
        .filter(line -> line.startsWith("master_repl_offset:"))
        .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0L);
  }
}
