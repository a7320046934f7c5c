package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Stampede.Answered;
import io.trophycast.drop.Stampede.Attempt;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.trophycast.redis.RedisServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** G1, exact: whatever the number of members, claims, retries, instances and interleavings. */
class ClaimsPropertyIT {
  private static final int POINTS = 10;
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

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void exactly_as_many_win_as_there_are_trophies_and_members_who_may(
      @ForAll @IntRange(min = 1, max = 25) int memberCount,
      @ForAll @IntRange(min = 1, max = 30) int supply,
      @ForAll @IntRange(min = 1, max = 3) int limit,
      @ForAll @IntRange(min = 1, max = 5) int tapsEach,
      @ForAll @IntRange(min = 1, max = 4) int sendings,
      @ForAll @IntRange(min = 0, max = 40) int opensInMs,
      @ForAll Random random) {
    var first = INSTANCES.getFirst();
    StageId stage = first.stage();
    List<MemberId> members = new ArrayList<>();
    for (int i = 0; i < memberCount; i++) {
      members.add(first.member(stage, "Member"));
    }
    Drop drop = schedule(first, stage, supply, limit, opensInMs);
    List<Attempt> attempts = new ArrayList<>();
    Map<MemberId, Integer> distinctTaps = new HashMap<>();
    for (MemberId member : members) {
      int taps = random.nextInt(tapsEach + 1);
      distinctTaps.put(member, taps);
      for (int tap = 0; tap < taps; tap++) {
        // Claim ids are a member's own: two members may well choose the same.
        var claim = new ClaimId("claim-%02d".formatted(tap));
        int times = 1 + random.nextInt(sendings);
        for (int i = 0; i < times; i++) {
          var instance = INSTANCES.get(random.nextInt(INSTANCES.size()));
          attempts.add(new Attempt(instance, member, claim));
        }
      }
    }
    Collections.shuffle(attempts, random);

    List<Answered> answers = new Stampede(stage, drop).run(attempts);

    int possible = distinctTaps.values().stream().mapToInt(taps -> Math.min(taps, limit)).sum();
    int expected = Math.min(supply, possible);
    assertExact(answers, expected, limit, drop.opensAt());
    assertThat(answers).noneMatch(answer -> answer.outcome() instanceof ClaimOutcome.Closed);
    assertFeedTellsTheSame(first, stage, drop, answers, expected);
    for (MemberId member : members) {
      assertThat(given(first.boards.standing(stage, member)).points())
          .isEqualTo(POINTS * wins(answers).values().stream().filter(member::equals).count());
    }
  }

  @Example
  void redis_killed_in_the_middle_of_a_stampede_costs_no_trophy_and_no_answer() {
    try (var server = RedisServer.start();
        var one = Instance.on(server);
        var two = Instance.on(server)) {
      StageId stage = one.stage();
      Drop drop = schedule(one, stage, 40, 1, 0);
      List<Attempt> attempts = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        MemberId member = one.member(stage, "Member");
        attempts.add(new Attempt(i % 2 == 0 ? one : two, member, new ClaimId("the-claim")));
      }
      List<Attempt> firstWave = attempts.subList(0, 30);
      List<Answered> told = new ArrayList<>(new Stampede(stage, drop).run(firstWave));
      var killer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    server.kill();
                    server.restart();
                  });
      told.addAll(new Stampede(stage, drop).run(attempts));
      killer.join();
      told.addAll(new Stampede(stage, drop).run(attempts));
      assertExact(told, 40, 1, drop.opensAt());
      assertFeedTellsTheSame(one, stage, drop, told, 40);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Drop schedule(
      Instance instance, StageId stage, int supply, int limit, int opensInMs) {
    return given(
        instance.drops.schedule(
            stage,
            Instance.drop(supply, limit, POINTS, Opens.atOnce()),
            Optional.empty(),
            new Opening.In(opensInMs),
            HOST,
            Optional.empty()));
  }

  /**
   * Serials 1..n without gap, nobody over the limit, nobody before the instant, equal answers for
   * equal claims.
   */
  private static void assertExact(List<Answered> answers, int expected, int limit, long opensAt) {
    Map<Integer, MemberId> wins = wins(answers);
    List<Integer> serials = new ArrayList<>();
    for (int serial = 1; serial <= expected; serial++) {
      serials.add(serial);
    }
    assertThat(wins.keySet()).containsExactlyElementsOf(serials);
    Map<MemberId, Integer> perMember = new HashMap<>();
    wins.values().forEach(member -> perMember.merge(member, 1, Integer::sum));
    assertThat(perMember.values()).allMatch(count -> count <= limit);
    Map<String, ClaimOutcome> byClaim = new HashMap<>();
    for (Answered answer : answers) {
      if (answer.outcome() instanceof ClaimOutcome.Won won) {
        assertThat(won.at()).isGreaterThanOrEqualTo(opensAt);
      }
      var before =
          byClaim.putIfAbsent(answer.member() + ":" + answer.outcome().claim(), answer.outcome());
      if (before != null) {
        assertThat(answer.outcome()).isEqualTo(before);
      }
    }
  }

  private static void assertFeedTellsTheSame(
      Instance instance, StageId stage, Drop drop, List<Answered> answers, int expected) {
    // A drop whose instant nobody has noticed yet is opened by whoever looks next.
    given(instance.drops.turn(new DueDrop(stage, drop.id(), drop.opensAt())));
    Map<Integer, MemberId> awarded = new TreeMap<>();
    boolean open = false;
    Optional<Moment.DropEnded> ended = Optional.empty();
    long offset = 0;
    for (Moment moment : instance.feed(stage)) {
      offset++;
      assertThat(moment.offset()).isEqualTo(offset);
      assertThat(ended).isEmpty();
      switch (moment) {
        case Moment.DropOpened opened -> {
          assertThat(open).isFalse();
          assertThat(opened.at()).isGreaterThanOrEqualTo(drop.opensAt());
          open = true;
        }
        case Moment.TrophyAwarded trophy -> {
          assertThat(open).isTrue();
          assertThat(trophy.serial()).isEqualTo(awarded.size() + 1);
          assertThat(trophy.remaining()).isEqualTo(drop.supply() - trophy.serial());
          awarded.put(trophy.serial(), trophy.member());
        }
        case Moment.DropEnded end -> ended = Optional.of(end);
        default -> assertThat(open).isFalse();
      }
    }
    assertThat(awarded).isEqualTo(wins(answers));
    assertThat(ended.isPresent()).isEqualTo(expected == drop.supply());
    ended.ifPresent(
        end -> {
          assertThat(end.ending()).isEqualTo(DropEnding.SOLD_OUT);
          assertThat(end.awarded()).isEqualTo(expected);
        });
  }

  private static Map<Integer, MemberId> wins(List<Answered> answers) {
    Map<Integer, MemberId> wins = new TreeMap<>();
    for (Answered answer : answers) {
      if (answer.outcome() instanceof ClaimOutcome.Won won) {
        var before = wins.put(won.serial(), answer.member());
        assertThat(before == null || before.equals(answer.member())).isTrue();
      }
    }
    return wins;
  }
}
