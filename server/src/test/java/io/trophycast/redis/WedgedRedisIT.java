package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.MemberId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WedgedRedisIT {
  @Test
  void wound_1_a_subscription_that_is_silently_dead_turns_readiness_red_and_is_replaced() {
    try (var server = RedisServer.start(RedisServer.freePort());
        var proxy = new SilentProxy(server);
        var instance = Instance.on(proxy.address(), new Durability.Disk())) {
      List<String> heard = new CopyOnWriteArrayList<>();
      List<LinkState> states = new CopyOnWriteArrayList<>();
      Instance.await(instance.link.subscribe("somewhere", new Ear(heard)));
      instance.link.watch(states::add);

      proxy.silence();
      instance.awaitUntil(() -> states.stream().anyMatch(state -> !state.ready()));
      instance.awaitUntil(() -> heard.contains(Ear.RESUMED) && instance.link.state().ready());

      assertThat(states).allMatch(LinkState::commands);
      Instance.await(
          instance.link.send("any", Request.cmd(Command.PUBLISH).arg("somewhere").arg("at last")));
      instance.awaitUntil(() -> heard.contains("at last"));
    }
  }

  @Test
  void wound_1_a_redis_that_stands_still_turns_readiness_red_until_it_goes_on() {
    try (var server = RedisServer.start();
        var instance = Instance.on(server)) {
      var stage = instance.stage();
      server.pause();
      instance.awaitUntil(() -> !instance.link.state().ready());
      server.resume();
      instance.awaitUntil(() -> instance.link.state().ready());
      assertThat(Instance.await(instance.stages.find(stage))).isPresent();
    }
  }

  @Test
  void wound_20_claims_made_while_redis_is_away_are_answered_once_and_truthfully_when_it_is_back()
      throws InterruptedException, ExecutionException {
    try (var server = RedisServer.start();
        var instance = Instance.on(server);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stage = instance.stage();
      List<MemberId> members =
          IntStream.range(0, 12).mapToObj(i -> instance.member(stage, "Member " + i)).toList();
      var drop = instance.open(stage, 5, 1, 0);
      var first = instance.claim(stage, drop, members.getFirst(), "tap-of-0000");

      server.kill();
      assertThat(instance.claim(stage, drop, members.getFirst(), "tap-of-0000"))
          .isInstanceOf(ClaimOutcome.Undecided.class);
      List<Future<ClaimOutcome>> answers = new ArrayList<>();
      for (MemberId member : members.subList(1, members.size())) {
        answers.add(threads.submit(() -> instance.decide(stage, drop, member, "tap-" + member)));
      }
      server.restart();

      List<Integer> serials = new ArrayList<>();
      for (Future<ClaimOutcome> answer : answers) {
        switch (answer.get()) {
          case ClaimOutcome.Won won -> serials.add(won.serial());
          case ClaimOutcome other -> assertThat(other).isInstanceOf(ClaimOutcome.SoldOut.class);
        }
      }
      assertThat(serials).containsExactlyInAnyOrder(2, 3, 4, 5);
      assertThat(instance.decide(stage, drop, members.getFirst(), "tap-of-0000")).isEqualTo(first);
    }
  }
}
