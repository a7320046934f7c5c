package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.drop;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.trophycast.redis.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsIT extends OnAStage {
  private MemberId ada;
  private MemberId ben;

  @BeforeEach
  void join() {
    ada = instance.member(stage, "Ada");
    ben = instance.member(stage, "Ben");
  }

  @Test
  void the_first_claim_wins_serial_one() {
    DropId drop = instance.open(stage, 3, 1, 0);
    assertThat(instance.claim(stage, drop, ada, "claim-01"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class,
            won -> {
              assertThat(won.serial()).isEqualTo(1);
              assertThat(won.supply()).isEqualTo(3);
            });
  }

  @Test
  void a_repeated_claim_gets_the_same_answer_even_after_the_drop_has_sold_out() {
    DropId drop = instance.open(stage, 1, 1, 0);
    var first = instance.claim(stage, drop, ada, "claim-01");
    assertThat(instance.claim(stage, drop, ben, "claim-02"))
        .isInstanceOf(ClaimOutcome.SoldOut.class);
    assertThat(instance.claim(stage, drop, ada, "claim-01")).isEqualTo(first);
  }

  @Test
  void a_second_tap_beyond_the_limit_says_it_is_already_yours_and_takes_no_stock() {
    DropId drop = instance.open(stage, 2, 1, 0);
    instance.claim(stage, drop, ada, "claim-01");
    assertThat(instance.claim(stage, drop, ada, "claim-02"))
        .isInstanceOfSatisfying(
            ClaimOutcome.AlreadyYours.class, yours -> assertThat(yours.serial()).isEqualTo(1));
    assertThat(instance.claim(stage, drop, ben, "claim-03"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(2));
  }

  @Test
  void a_member_may_win_up_to_the_limit() {
    DropId drop = instance.open(stage, 5, 2, 0);
    instance.claim(stage, drop, ada, "claim-01");
    assertThat(instance.claim(stage, drop, ada, "claim-02")).isInstanceOf(ClaimOutcome.Won.class);
    assertThat(instance.claim(stage, drop, ada, "claim-03"))
        .isInstanceOf(ClaimOutcome.AlreadyYours.class);
  }

  @Test
  void the_last_trophy_ends_the_drop_as_sold_out() {
    DropId drop = instance.open(stage, 1, 1, 0);
    instance.claim(stage, drop, ada, "claim-01");
    var ended = given(instance.drops.find(stage, drop));
    assertThat(ended.state()).isEqualTo(DropState.ENDED);
    assertThat(ended.ending()).contains(DropEnding.SOLD_OUT);
    assertThat(ended.remaining()).isZero();
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.DropEnded.class, moment -> assertThat(moment.awarded()).isEqualTo(1));
  }

  @Test
  void an_early_claim_is_told_when_to_come_again() {
    var drop = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(60)));
    assertThat(instance.claim(stage, drop.id(), ada, "claim-01"))
        .isEqualTo(new ClaimOutcome.NotOpen(drop.id(), new ClaimId("claim-01"), drop.opensAt()));
  }

  @Test
  void the_first_claim_at_the_instant_opens_the_drop_itself() {
    var drop = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(1)));
    var won =
        (ClaimOutcome.Won)
            given(
                instance.at(
                    drop.opensAt() + 5,
                    () -> instance.claims.claim(stage, drop.id(), ada, new ClaimId("claim-01"))));
    assertThat(won.at()).isGreaterThanOrEqualTo(drop.opensAt());
    assertThat(instance.feed(stage))
        .extracting(moment -> moment.getClass().getSimpleName())
        .containsExactly(
            "StageUpdated", "DropScheduled", "DropOpened", "TrophyAwarded", "DropEnded");
  }

  @Test
  void a_drop_that_ended_early_is_closed() {
    DropId drop = instance.open(stage, 2, 1, 0);
    given(instance.drops.end(stage, drop, HOST));
    assertThat(instance.claim(stage, drop, ada, "claim-01"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Closed.class,
            closed -> assertThat(closed.ending()).isEqualTo(DropEnding.ENDED_EARLY));
  }

  @Test
  void a_removed_member_may_not_claim() {
    DropId drop = instance.open(stage, 2, 1, 0);
    given(instance.members.remove(stage, ada, HOST));
    assertThat(refusal(instance.claims.claim(stage, drop, ada, new ClaimId("claim-01"))))
        .isEqualTo(ErrorCode.REMOVED);
  }

  @Test
  void somebody_from_another_stage_may_not_claim() {
    DropId drop = instance.open(stage, 2, 1, 0);
    MemberId stranger = instance.member(instance.stage(), "Cleo");
    assertThat(refusal(instance.claims.claim(stage, drop, stranger, new ClaimId("claim-01"))))
        .isEqualTo(ErrorCode.UNKNOWN_MEMBER);
  }

  @Test
  void an_unknown_drop_is_refused() {
    assertThat(
            refusal(
                instance.claims.claim(stage, new DropId("00000000"), ada, new ClaimId("claim-01"))))
        .isEqualTo(ErrorCode.UNKNOWN_DROP);
  }

  @Test
  void a_hidden_winner_has_no_name_in_the_feed() {
    DropId drop = instance.open(stage, 2, 1, 0);
    given(instance.members.hide(stage, ada, HOST));
    instance.claim(stage, drop, ada, "claim-01");
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.TrophyAwarded.class, moment -> assertThat(moment.name()).isEmpty());
  }

  @Test
  void a_trophy_adds_its_points_to_the_board() {
    DropId drop = instance.open(stage, 2, 1, 50);
    instance.claim(stage, drop, ada, "claim-01");
    assertThat(given(instance.boards.standing(stage, ada)).points()).isEqualTo(50);
  }

  @Test
  void without_redis_the_outcome_is_undecided_and_later_it_is_the_truth() {
    try (var server = RedisServer.start();
        var other = Instance.on(server)) {
      StageId there = other.stage();
      MemberId cleo = other.member(there, "Cleo");
      DropId drop = other.open(there, 1, 1, 0);
      var won = other.claim(there, drop, cleo, "claim-01");
      server.kill();
      other.awaitUntil(() -> !other.link.state().commands());
      assertThat(other.claim(there, drop, cleo, "claim-01"))
          .isInstanceOfSatisfying(
              ClaimOutcome.Undecided.class,
              undecided -> assertThat(undecided.retryIn()).isBetween(500, 1500));
      server.restart();
      other.awaitUntil(() -> other.link.state().commands());
      assertThat(await(other.claims.claim(there, drop, cleo, new ClaimId("claim-01"))))
          .isEqualTo(io.trophycast.protocol.Answer.given(won));
    }
  }
}
