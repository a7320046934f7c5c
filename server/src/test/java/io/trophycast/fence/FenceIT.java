package io.trophycast.fence;

import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.NewWaves;
import io.trophycast.drop.Opens;
import io.trophycast.member.Facts;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.redis.RedisServer;
import io.trophycast.trophy.DropRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that comes back with less than it once acknowledged, and who remembers what. */
class FenceIT {
  private RedisServer redis;
  private Instance instance;
  private StageId stage;
  private MemberId ada;
  private MemberId ben;
  private MemberId cleo;

  @BeforeEach
  void start() {
    redis = RedisServer.start();
    instance = Instance.on(redis);
    stage = instance.stage();
    ada = instance.member(stage, "Ada");
    ben = instance.member(stage, "Ben");
    cleo = instance.member(stage, "Cleo");
  }

  @AfterEach
  void stop() {
    instance.close();
    redis.close();
  }

  @Test
  void a_drop_freezes_when_redis_comes_back_with_less_than_an_instance_answered() {
    DropId drop = instance.open(stage, 10, 1, 0);
    won(ada, drop, "tap-of-ada", 1);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 2);

    comeBackWith(copy);

    assertThat(claim(cleo, drop, "tap-of-cleo")).isInstanceOf(ClaimOutcome.Undecided.class);
    assertThat(claim(ben, drop, "tap-of-ben")).isInstanceOf(ClaimOutcome.Undecided.class);
    won(ada, drop, "tap-of-ada", 1);
    Drop frozen = given(instance.drops.find(stage, drop));
    assertThat(frozen.state()).isEqualTo(DropState.FROZEN);
    assertThat(frozen.awarded()).isEqualTo(1);
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.DropFrozen.class,
            moment -> {
              assertThat(moment.awarded()).isEqualTo(1);
              assertThat(moment.seen()).isEqualTo(2);
            });
  }

  @Test
  void restoring_brings_winners_back_with_their_serials_and_goes_on_above() {
    DropId drop = instance.open(stage, 10, 1, 50);
    won(ada, drop, "tap-of-ada", 1);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 2);

    comeBackWith(copy);
    awaitRemembered(drop, 1);
    Drop restored = given(instance.drops.restore(stage, drop, Instance.HOST));
    given(instance.drops.restore(stage, drop, Instance.HOST));

    assertThat(restored.state()).isEqualTo(DropState.OPEN);
    won(ben, drop, "tap-of-ben", 2);
    won(cleo, drop, "tap-of-cleo", 3);
    assertThat(points(ada)).isEqualTo(50);
    assertThat(points(ben)).as("given exactly once").isEqualTo(50);
    assertThat(await(instance.trophies.ofMember(stage, ben))).hasSize(1);
  }

  @Test
  void entries_of_a_raffle_that_redis_lost_come_back_before_anybody_is_drawn() {
    Drop drop = instance.open(stage, Way.RAFFLE, 1);
    var first = (ClaimOutcome.Entered) claim(ada, drop.id(), "tap-of-ada");
    Path copy = redis.copy();
    var second = (ClaimOutcome.Entered) claim(ben, drop.id(), "tap-of-ben");

    comeBackWith(copy);
    await(instance.fence.verify(stage));
    Drop ended = given(instance.drops.end(stage, drop.id(), Instance.HOST));

    assertThat(ended.ending()).contains(DropEnding.DRAWN);
    assertThat(await(instance.raffles.disclose(stage, ended)).entries())
        .containsExactlyInAnyOrder(first.ticket(), second.ticket());
  }

  @Test
  void a_raffle_freezes_when_entries_are_missing_that_nobody_can_name() {
    Drop drop = instance.open(stage, Way.RAFFLE, 1);
    Path copy = redis.copy();
    try (Instance other = Instance.on(redis)) {
      given(other.claims.claim(stage, drop.id(), ada, new ClaimId("tap-of-ada")));
    }
    assertThat(((ClaimOutcome.Entered) claim(ben, drop.id(), "tap-of-ben")).entries()).isEqualTo(2);

    comeBackWith(copy);

    assertThat(claim(ada, drop.id(), "tap-of-ada")).isInstanceOf(ClaimOutcome.Undecided.class);
    given(instance.drops.restore(stage, drop.id(), Instance.HOST));
    assertThat(((ClaimOutcome.Entered) claim(ada, drop.id(), "tap-of-ada")).entries()).isEqualTo(2);
  }

  @Test
  void a_cancelled_drop_stays_cancelled_whoever_remembers_more() {
    DropId drop = instance.open(stage, 10, 1, 0);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 1);
    comeBackWith(copy);

    Drop cancelled = given(instance.drops.end(stage, drop, Instance.HOST));
    await(instance.fence.verify(stage));

    assertThat(cancelled.ending()).contains(DropEnding.CANCELLED);
    assertThat(claim(cleo, drop, "tap-of-cleo")).isInstanceOf(ClaimOutcome.Closed.class);
    assertThat(given(instance.drops.find(stage, drop)).state()).isEqualTo(DropState.ENDED);
  }

  @Test
  void a_receipt_alone_freezes_the_drop_and_its_winner_comes_back() {
    DropId drop = instance.open(stage, 10, 1, 0);
    Path copy = redis.copy();
    String receipt = won(ben, drop, "tap-of-ben", 1).receipt().orElseThrow();
    withoutAnybodyWhoRemembers(() -> redis.comeBackWith(copy));
    var receipts = new Receipts(instance.link, instance.tokens);

    assertThat(given(receipts.present(stage, receipt))).isEqualTo(Receipts.Fate.FROZEN);
    assertThat(claim(cleo, drop, "tap-of-cleo")).isInstanceOf(ClaimOutcome.Undecided.class);
    given(instance.drops.restore(stage, drop, Instance.HOST));

    assertThat(given(receipts.present(stage, receipt))).isEqualTo(Receipts.Fate.KNOWN);
    won(ben, drop, "tap-of-ben", 1);
    won(cleo, drop, "tap-of-cleo", 2);
  }

  @Test
  void a_serial_nobody_can_name_stays_empty_until_its_receipt_turns_up() {
    DropId drop = instance.open(stage, 3, 1, 0);
    Path copy = redis.copy();
    String receipt = won(ben, drop, "tap-of-ben", 1).receipt().orElseThrow();
    won(cleo, drop, "tap-of-cleo", 2);
    withoutAnybodyWhoRemembers(() -> redis.comeBackWith(copy));
    remembers(new Moment.TrophyAwarded(9, 9, drop, 2, cleo, "Cleo", 1));
    await(instance.fence.verify(stage));
    awaitRemembered(drop, 1);
    assertThat(given(instance.drops.missing(stage, drop)).missing()).isEqualTo(2);

    given(instance.drops.restore(stage, drop, Instance.HOST));
    won(ada, drop, "tap-of-ada", 3);
    DropRecord record = given(instance.trophies.record(stage, drop));
    var receipts = new Receipts(instance.link, instance.tokens);

    assertThat(record.lost()).containsExactly(1);
    assertThat(record.claims().getFirst().name()).isEqualTo("Cleo");
    assertThat(given(receipts.present(stage, receipt))).isEqualTo(Receipts.Fate.FILLED);
    assertThat(given(instance.trophies.record(stage, drop)).claims().getFirst().name())
        .isEqualTo("Ben");
    won(ben, drop, "tap-of-ben", 1);
  }

  @Test
  void a_win_restored_without_its_claim_id_is_the_answer_to_the_attempt_and_no_second_trophy() {
    DropId drop = instance.open(stage, 10, 2, 0);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 1);
    withoutAnybodyWhoRemembers(() -> redis.comeBackWith(copy));
    remembers(new Moment.TrophyAwarded(9, 9, drop, 1, ben, "Ben", 9));
    await(instance.fence.verify(stage));
    awaitRemembered(drop, 1);
    given(instance.drops.restore(stage, drop, Instance.HOST));

    won(ben, drop, "tap-of-ben", 1);
    won(ben, drop, "tap-of-ben", 1);
    won(ben, drop, "second-tap", 2);
    assertThat(claim(ben, drop, "third-tap")).isInstanceOf(ClaimOutcome.AlreadyYours.class);
  }

  @Test
  void a_late_report_freezes_a_drop_that_runs_again_and_both_winners_keep_a_serial() {
    DropId drop = instance.open(stage, 10, 1, 0);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 1);
    withoutAnybodyWhoRemembers(() -> redis.comeBackWith(copy));
    won(cleo, drop, "tap-of-cleo", 1);

    remembers(new Moment.TrophyAwarded(9, 9, drop, 1, ben, "Ben", 9));
    await(instance.fence.verify(stage));

    assertThat(claim(ada, drop, "tap-of-ada")).isInstanceOf(ClaimOutcome.Undecided.class);
    var missing = given(instance.drops.missing(stage, drop));
    assertThat(missing.twice()).hasSize(1);
    given(instance.drops.restore(stage, drop, Instance.HOST));
    won(cleo, drop, "tap-of-cleo", 1);
    won(ben, drop, "tap-of-ben", 2);
    won(ada, drop, "tap-of-ada", 3);
    await(instance.fence.verify(stage));
    assertThat(given(instance.drops.find(stage, drop)).state()).isEqualTo(DropState.OPEN);
  }

  @Test
  void an_ended_drop_freezes_when_its_end_was_lost_and_ends_again_as_it_did() {
    DropId drop = instance.open(stage, 2, 1, 0);
    won(ada, drop, "tap-of-ada", 1);
    Path copy = redis.copy();
    won(ben, drop, "tap-of-ben", 2);

    comeBackWith(copy);
    awaitRemembered(drop, 1);
    assertThat(claim(cleo, drop, "tap-of-cleo")).isInstanceOf(ClaimOutcome.Undecided.class);
    given(instance.drops.restore(stage, drop, Instance.HOST));

    assertThat(claim(cleo, drop, "tap-of-cleo")).isInstanceOf(ClaimOutcome.SoldOut.class);
    assertThat(given(instance.trophies.record(stage, drop)).claims())
        .extracting(claim -> claim.name())
        .containsExactly("Ada", "Ben");
  }

  @Test
  void a_drop_and_a_member_that_were_lost_altogether_come_back() {
    Path copy = redis.copy();
    DropId drop = instance.open(stage, 5, 1, 0);
    MemberId dora = instance.member(stage, "Dora");
    remembers(new Moment.DropScheduled(9, 9, given(instance.drops.find(stage, drop))));
    won(dora, drop, "tap-of-dora", 1);
    remembers(new Moment.TrophyAwarded(9, 9, drop, 1, dora, "Dora", 4));

    comeBackWith(copy);
    awaitRemembered(drop, 1);
    assertThat(claim(dora, drop, "tap-of-dora")).isInstanceOf(ClaimOutcome.Undecided.class);
    given(instance.drops.restore(stage, drop, Instance.HOST));

    won(dora, drop, "tap-of-dora", 1);
    assertThat(given(instance.members.find(stage, dora)).name()).isEqualTo("Dora");
  }

  @Test
  void a_drop_with_waves_that_was_lost_comes_back_with_all_of_them() {
    tellZone(ada, "Europe/Vienna");
    tellZone(ben, "Europe/Lisbon");
    Path copy = redis.copy();
    var soon = Instant.ofEpochMilli(instance.clock.millis() + 300);
    String local = LocalDateTime.ofInstant(soon, ZoneId.of("Europe/Berlin")).toString();
    var waves = new NewWaves(List.of("Europe/Berlin", "Europe/London"), Optional.of(1));
    Drop drop =
        instance.schedule(
            stage, Instance.inWaves(5, Way.FIRST_COME, Opens.atLocal(local), 600, waves));
    instance.awaitUntil(() -> instance.clock.millis() >= drop.opensAt());
    remembers(new Moment.DropScheduled(9, 9, drop));
    won(ada, drop.id(), "tap-of-ada", 1);
    remembers(new Moment.TrophyAwarded(9, 9, drop.id(), 1, ada, "Ada", 4));

    comeBackWith(copy);
    awaitRemembered(drop.id(), 1);
    given(instance.drops.restore(stage, drop.id(), Instance.HOST));

    won(ada, drop.id(), "tap-of-ada", 1);
    assertThat(claim(ben, drop.id(), "tap-of-ben")).isInstanceOf(ClaimOutcome.NotOpen.class);
  }

  @Test
  void a_redis_that_lost_nothing_freezes_nothing() {
    DropId drop = instance.open(stage, 10, 1, 0);
    won(ada, drop, "tap-of-ada", 1);

    kill();
    redis.restart();
    awaitLink();

    won(ada, drop, "tap-of-ada", 1);
    won(ben, drop, "tap-of-ben", 2);
    assertThat(instance.feed(stage)).noneMatch(Moment.DropFrozen.class::isInstance);
  }

  private void tellZone(MemberId member, String zone) {
    var facts = new Facts(Optional.empty(), Optional.of(zone), Optional.empty());
    given(instance.members.tellFacts(stage, member, facts));
  }

  private void comeBackWith(Path copy) {
    kill();
    redis.comeBackWith(copy);
    awaitLink();
  }

  /** Until the link has noticed. */
  private void kill() {
    redis.kill();
    instance.awaitUntil(() -> !instance.link.state().ready());
  }

  private void awaitLink() {
    instance.awaitUntil(() -> instance.link.state().ready());
    await(instance.fence.verify(stage));
  }

  /** The instance is replaced by one that has seen nothing, while this happens. */
  private void withoutAnybodyWhoRemembers(Runnable loss) {
    instance.close();
    loss.run();
    instance = Instance.on(redis);
  }

  private void remembers(Moment moment) {
    instance.fence.memory().of(stage).see(moment);
  }

  private void awaitRemembered(DropId drop, int count) {
    instance.awaitUntil(() -> given(instance.drops.missing(stage, drop)).remembered() == count);
  }

  private long points(MemberId member) {
    return given(instance.members.find(stage, member)).points();
  }

  private ClaimOutcome claim(MemberId member, DropId drop, String claim) {
    return instance.claim(stage, drop, member, claim);
  }

  private ClaimOutcome.Won won(MemberId member, DropId drop, String claim, int serial) {
    var won = (ClaimOutcome.Won) claim(member, drop, claim);
    assertThat(won.serial()).isEqualTo(serial);
    return won;
  }
}
