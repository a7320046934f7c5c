package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Stampede.Attempt;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.trophy.DropRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A raffle whose entries, repetitions and end come through three instances in any order: who was
 * told "entered" is in the list, nobody is in it twice, and winners follow from it.
 */
class RafflePropertyIT {
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
  void whoever_was_told_so_is_in_the_list_and_winners_follow_from_it(
      @ForAll @IntRange(min = 1, max = 20) int memberCount,
      @ForAll @IntRange(min = 1, max = 12) int supply,
      @ForAll @IntRange(min = 1, max = 4) int sendings,
      @ForAll @IntRange(min = 1, max = 3) int endings,
      @ForAll Random random) {
    var first = INSTANCES.getFirst();
    StageId stage = first.stage();
    Drop drop = first.open(stage, Way.RAFFLE, supply);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < memberCount; i++) {
      MemberId member = first.member(stage, "Member");
      for (int times = 0; times < 1 + random.nextInt(sendings); times++) {
        var claim = new ClaimId("claim-%02d".formatted(random.nextInt(2)));
        attempts.add(new Attempt(any(random), member, claim));
      }
    }
    Collections.shuffle(attempts, random);

    List<Future<Answer<ClaimOutcome>>> asked = new ArrayList<>();
    int endAfter = random.nextInt(attempts.size() + 1);
    for (int i = 0; i < attempts.size(); i++) {
      if (i == endAfter) {
        end(stage, drop, endings, random);
      }
      Attempt attempt = attempts.get(i);
      asked.add(
          attempt.instance().claims.claim(stage, drop.id(), attempt.member(), attempt.claim()));
    }
    List<ClaimOutcome> answers = asked.stream().map(Instance::given).toList();
    Drop ended = given(any(random).drops.end(stage, drop.id(), HOST));

    List<String> told =
        answers.stream()
            .filter(ClaimOutcome.Entered.class::isInstance)
            .map(entered -> ((ClaimOutcome.Entered) entered).ticket())
            .distinct()
            .toList();
    if (told.isEmpty() && ended.awarded() == 0) {
      return;
    }
    assertThat(ended.ending()).contains(DropEnding.DRAWN);
    DropRecord record = given(first.trophies.record(stage, drop.id()));
    DrawRecord draw = await(first.raffles.disclose(stage, record.drop()));
    assertThat(draw.entries()).doesNotHaveDuplicates().containsAll(told).isSorted();
    assertThat(draw.entries().size()).isLessThanOrEqualTo(memberCount);
    int due = Math.min(supply, draw.entries().size());
    assertThat(record.claims()).extracting(DropRecord.WinningClaim::serial).hasSize(due);
    assertThat(record.claims())
        .extracting(claim -> claim.ticket().orElseThrow())
        .isEqualTo(
            Draw.order(HexFormat.of().parseHex(draw.seed()), draw.entries()).subList(0, due));
  }

  private static void end(StageId stage, Drop drop, int times, Random random) {
    for (int i = 0; i < times; i++) {
      var _ = any(random).drops.end(stage, drop.id(), HOST);
    }
  }

  private static Instance any(Random random) {
    return INSTANCES.get(random.nextInt(INSTANCES.size()));
  }
}
