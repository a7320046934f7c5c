package io.trophycast.pickup;

import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.DueDrop;
import io.trophycast.pickup.Decision.Outcome;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Things;
import io.trophycast.redis.Instance;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * No thing is lost, and nobody gets two, whatever the interleaving of wins, places in line, scans,
 * returns and holds that are over.
 */
class StockPropertyIT {
  private static final List<Instance> INSTANCES = new ArrayList<>();

  @BeforeContainer
  static void start() {
    for (int i = 0; i < 3; i++) {
      INSTANCES.add(Instance.start());
    }
  }

  @AfterContainer
  static void stop() {
    INSTANCES.forEach(Instance::close);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void what_is_held_collected_and_free_is_the_stock_and_nobody_gets_two(
      @ForAll @IntRange(min = 1, max = 12) int memberCount,
      @ForAll @IntRange(min = 1, max = 8) int supply,
      @ForAll @IntRange(min = 1, max = 8) int stock,
      @ForAll @IntRange(min = 1, max = 40) int holdMs,
      @ForAll Random random) {
    var first = INSTANCES.getFirst();
    StageId stage = first.stage();
    Drop drop = first.openWithThings(stage, supply, stock, 60, random.nextBoolean());
    String key = "tc:{" + stage + "}:drop:" + drop.id();
    await(first.link.send(key, Request.cmd(Command.HSET).arg(key).arg("hold").arg(holdMs)));
    List<MemberId> members = new ArrayList<>();
    for (int i = 0; i < memberCount; i++) {
      members.add(first.member(stage, "Member"));
    }
    Map<String, Decision> decisions = new HashMap<>();
    for (int wave = 0; wave < 6; wave++) {
      List<Future<?>> underway = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        var instance = INSTANCES.get(random.nextInt(INSTANCES.size()));
        MemberId member = members.get(random.nextInt(memberCount));
        underway.add(act(instance, stage, drop, member, random, decisions));
      }
      underway.forEach(Instance::await);
      assertConserved(first, stage, drop, members, decisions);
    }
  }

  private static Future<?> act(
      Instance instance,
      StageId stage,
      Drop drop,
      MemberId member,
      Random random,
      Map<String, Decision> decisions) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> instance.claims.claim(stage, drop.id(), member, new ClaimId("claim-01"));
      case 2 -> instance.pickups.join(stage, drop.id(), member);
      case 3 -> instance.drops.turn(new DueDrop(stage, drop.id(), drop.closesAt()));
      default -> {
        boolean back = random.nextInt(3) == 0;
        // Few nonces, so that many scans are sent again.
        String nonce = member + (back ? "-back-" : "-give-") + random.nextInt(4);
        var action = back ? Scan.Action.RETURN : Scan.Action.HAND_OVER;
        yield new AtTheDesk(stage, drop.id(), member)
            .decide(instance, action, nonce, random.nextBoolean())
            .onSuccess(answer -> keep(decisions, nonce, answer));
      }
    };
  }

  /** What was decided once for a nonce is what everybody hears who asks again. */
  private static void keep(Map<String, Decision> decisions, String nonce, Answer<Decision> answer) {
    synchronized (decisions) {
      answer
          .toOptional()
          .ifPresent(
              decision -> {
                Decision before = decisions.putIfAbsent(nonce, decision);
                if (before != null && !before.equals(decision)) {
                  throw new AssertionError(before + " became " + decision);
                }
              });
    }
  }

  private static void assertConserved(
      Instance instance,
      StageId stage,
      Drop drop,
      List<MemberId> members,
      Map<String, Decision> decisions) {
    int collected = 0;
    for (MemberId member : members) {
      int has = 0;
      for (Decision decision : decisions.values()) {
        if (decision.thing().member().equals(member)) {
          has += decision.outcome() == Outcome.HANDED_OVER ? 1 : 0;
          has -= decision.outcome() == Outcome.RETURNED ? 1 : 0;
        }
      }
      assertThat(has).isBetween(0, 1);
      boolean says =
          await(instance.pickups.mine(stage, member)).stream()
              .anyMatch(mine -> mine.thing().state() == Thing.State.COLLECTED);
      assertThat(says).isEqualTo(has == 1);
      collected += has;
    }
    Things things = given(instance.drops.find(stage, drop.id())).things().orElseThrow();
    assertThat(things.collected()).isEqualTo(collected);
    assertThat(things.free()).isNotNegative();
    assertThat(things.held() + things.collected() + things.free())
        .isEqualTo(drop.pickup().orElseThrow().stock());
    // Nobody waits for what is there.
    assertThat(things.free() == 0 || things.inLine() == 0).isTrue();
  }
}
