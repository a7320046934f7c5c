package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.MemberId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaWaitIT {
  private final RedisServer primary = RedisServer.start(RedisServer.freePort());
  private final RedisServer replica = SentinelSet.replicaOf(primary);
  private final Instance instance =
      Instance.on("redis://127.0.0.1:" + primary.port(), new Durability.Replicas(1));

  @AfterEach
  void close() {
    instance.close();
    replica.close();
    primary.close();
  }

  @Test
  void wound_24_a_winner_hears_undecided_until_the_replica_has_it() {
    var stage = instance.stage();
    var ada = instance.member(stage, "Ada");
    var drop = instance.open(stage, 1, 1, 0);

    replica.pause();
    assertThat(instance.claim(stage, drop, ada, "tap-of-ada"))
        .isInstanceOf(ClaimOutcome.Undecided.class);
    replica.resume();

    assertThat(instance.decide(stage, drop, ada, "tap-of-ada"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(1));
    assertThat(instance.decide(stage, drop, ada, "another-tap"))
        .isInstanceOf(ClaimOutcome.AlreadyYours.class);
  }

  @Test
  void wound_24_who_came_too_late_hears_of_no_end_that_the_replica_does_not_have() {
    var stage = instance.stage();
    var ada = instance.member(stage, "Ada");
    var ben = instance.member(stage, "Ben");
    var drop = instance.open(stage, 1, 1, 0);

    replica.pause();
    assertThat(instance.claim(stage, drop, ada, "tap-of-ada"))
        .isInstanceOf(ClaimOutcome.Undecided.class);
    assertThat(instance.claim(stage, drop, ben, "tap-of-ben"))
        .isInstanceOf(ClaimOutcome.Undecided.class);
    replica.resume();

    assertThat(instance.decide(stage, drop, ben, "tap-of-ben"))
        .isInstanceOfSatisfying(
            ClaimOutcome.SoldOut.class,
            soldOut -> assertThat(instance.claims.isKept(stage, soldOut)).isTrue());
  }

  @Test
  void once_an_end_is_kept_who_comes_too_late_waits_for_nothing() {
    var stage = instance.stage();
    var ada = instance.member(stage, "Ada");
    var ben = instance.member(stage, "Ben");
    var cleo = instance.member(stage, "Cleo");
    var drop = instance.open(stage, 1, 1, 0);
    instance.decide(stage, drop, ada, "tap-of-ada");
    instance.decide(stage, drop, ben, "tap-of-ben");

    replica.pause();
    assertThat(instance.claim(stage, drop, cleo, "tap-of-cleo"))
        .isInstanceOf(ClaimOutcome.SoldOut.class);
    replica.resume();
  }

  @Test
  void wound_24_a_host_hears_nothing_of_a_drop_that_no_replica_has_and_asking_again_finds_it() {
    var stage = instance.stage();
    var wish = Instance.drop(3, 1, 0, Opens.inSeconds(600));
    var key = Optional.of(new IdempotencyKey("a-tap-of-the-host"));

    replica.pause();
    var first = instance.drops.schedule(stage, wish, Instance.HOST, key);
    assertThatThrownBy(() -> Instance.await(first)).hasRootCauseInstanceOf(RedisUnavailable.class);
    replica.resume();

    var second = Instance.given(instance.drops.schedule(stage, wish, Instance.HOST, key));
    assertThat(Instance.given(instance.drops.list(stage))).containsExactly(second);
  }

  @Test
  void many_winners_share_few_waits() {
    int winners = 100;
    var stage = instance.stage();
    var drop = instance.open(stage, winners, 1, 0);
    List<MemberId> members = new ArrayList<>();
    for (int i = 0; i < winners; i++) {
      members.add(instance.member(stage, "Member " + i));
    }
    int before = waits();
    List<Future<Answer<ClaimOutcome>>> answers =
        members.stream()
            .map(m -> instance.claims.claim(stage, drop, m, new ClaimId("tap-of-" + m)))
            .toList();
    Instance.await(Future.all(answers));
    assertThat(answers)
        .extracting(answer -> answer.result().toOptional().orElseThrow())
        .hasOnlyElementsOfType(ClaimOutcome.Won.class);
    assertThat(waits() - before).isBetween(2, winners / 2);
  }

  /**
   * How often {@code WAIT} was called, or {@code WAITAOF} where there is one: {@code
   * cmdstat_wait:calls=N,…}.
   */
  private int waits() {
    return Integer.parseInt(
        primary
            .say("INFO commandstats")
            .replaceAll("(?s).*cmdstat_wait(?:aof)?:calls=(\\d+).*", "$1"));
  }
}
