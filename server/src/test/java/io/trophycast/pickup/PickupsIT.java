package io.trophycast.pickup;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.DueDrop;
import io.trophycast.pickup.Decision.Outcome;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Things;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds, the line and the desk, on a real Redis. */
class PickupsIT extends OnAStage {

  @Test
  void a_winners_thing_is_held_until_its_deadline_and_the_member_has_a_signed_pass() {
    Drop drop = instance.openWithThings(stage, 2, 2, 600, true);
    MemberId ada = winner(drop, "Ada");
    OwnThing mine = await(instance.pickups.mine(stage, ada)).getFirst();
    assertThat(mine.thing().state()).isEqualTo(Thing.State.HELD);
    assertThat(mine.thing().serial()).contains(1);
    assertThat(mine.thing().deadline().orElseThrow() - mine.thing().since()).isEqualTo(600_000);
    assertThat(instance.entryKey.pass(mine.pass()))
        .hasValueSatisfying(pass -> assertThat(pass.member()).isEqualTo(ada));
    int middle = mine.pass().length() / 2;
    char other = mine.pass().charAt(middle) == 'A' ? 'B' : 'A';
    assertThat(
            instance.entryKey.pass(
                mine.pass().substring(0, middle) + other + mine.pass().substring(middle + 1)))
        .isEmpty();
    assertThat(things(drop)).isEqualTo(new Things(1, 0, 0, 0, 1, 0, 0, mine.thing().deadline()));
  }

  @Test
  void two_stewards_who_scan_at_the_same_moment_hand_over_once() {
    Drop drop = instance.openWithThings(stage, 20, 20, 600, true);
    try (Instance other = Instance.start()) {
      for (int round = 0; round < 20; round++) {
        AtTheDesk ada = new AtTheDesk(stage, drop.id(), winner(drop, "Ada"));
        Future<Answer<Decision>> here =
            ada.decide(instance, Scan.Action.HAND_OVER, "nonce-here", false);
        Future<Answer<Decision>> there =
            ada.decide(other, Scan.Action.HAND_OVER, "nonce-there" + round, false);
        if (round > 0) {
          // The nonce of the first round was used up for somebody else.
          assertThat(refusal(here)).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
          here = ada.decide(instance, Scan.Action.HAND_OVER, "nonce-here" + round, false);
        }
        assertThat(List.of(given(here).outcome(), given(there).outcome()))
            .containsExactlyInAnyOrder(Outcome.HANDED_OVER, Outcome.ALREADY_COLLECTED);
      }
    }
    assertThat(things(drop).collected()).isEqualTo(20);
  }

  @Test
  void the_same_nonce_brings_the_same_answer_also_after_a_return() {
    Drop drop = instance.openWithThings(stage, 2, 2, 600, true);
    AtTheDesk ada = new AtTheDesk(stage, drop.id(), winner(drop, "Ada"));
    Decision first = ada.handOver(instance, "nonce-01");
    assertThat(first.outcome()).isEqualTo(Outcome.HANDED_OVER);
    assertThat(first.thing().by()).contains("Ines at the bar");
    assertThat(ada.takeBack(instance, "nonce-02").outcome()).isEqualTo(Outcome.RETURNED);
    assertThat(ada.handOver(instance, "nonce-01")).isEqualTo(first);
    assertThat(ada.takeBack(instance, "nonce-03").outcome()).isEqualTo(Outcome.NOT_COLLECTED);
    assertThat(things(drop)).isEqualTo(new Things(0, 0, 0, 1, 2, 0, 0, Optional.empty()));
  }

  @Test
  void what_is_not_fetched_goes_to_those_who_came_too_late_in_their_order() {
    Drop drop = instance.openWithThings(stage, 1, 1, 1, false);
    MemberId ada = winner(drop, "Ada");
    MemberId ben = tooLate(drop, "Ben");
    MemberId cleo = tooLate(drop, "Cleo");
    assertThat(given(instance.pickups.join(stage, drop.id(), ben)).place()).contains(1);
    assertThat(given(instance.pickups.join(stage, drop.id(), cleo)).place()).contains(2);
    assertThat(given(instance.pickups.join(stage, drop.id(), ben)).place()).contains(1);

    turnUntil(drop, 1);
    assertThat(state(ada)).isEqualTo(Thing.State.EXPIRED);
    assertThat(state(ben)).isEqualTo(Thing.State.HELD);
    assertThat(state(cleo)).isEqualTo(Thing.State.WAITING);
    assertThat(new AtTheDesk(stage, drop.id(), cleo).handOver(instance, "nonce-01").outcome())
        .isEqualTo(Outcome.NOT_HELD);
    assertThat(new AtTheDesk(stage, drop.id(), ben).handOver(instance, "nonce-02").outcome())
        .isEqualTo(Outcome.HANDED_OVER);

    // Ben got Ada's thing and no serial: hers is not given again, and counts only with the thing.
    var trophy = given(instance.trophies.find(stage, drop.id(), 1));
    assertThat(trophy.name()).isEqualTo("Ada");
    assertThat(trophy.notCollected()).contains(true);
    assertThat(await(instance.trophies.ofMember(stage, ben))).isEmpty();

    assertThat(new AtTheDesk(stage, drop.id(), ben).takeBack(instance, "nonce-03").outcome())
        .isEqualTo(Outcome.RETURNED);
    assertThat(state(cleo)).isEqualTo(Thing.State.HELD);
  }

  @Test
  void a_hold_is_looked_at_in_time_although_nobody_entered_its_deadline() {
    Drop drop = instance.openWithThings(stage, 1, 1, 2, true);
    assertThat(dueAt(drop)).isLessThanOrEqualTo(instance.clock.millis() + 2000);
    MemberId ada = winner(drop, "Ada");
    long deadline = own(ada).deadline().orElseThrow();
    DueDrop entry = new DueDrop(stage, drop.id(), dueAt(drop));
    assertThat(entry.at()).isLessThanOrEqualTo(deadline);
    given(instance.drops.turn(entry));
    // It has ended, and is not forgotten as others are.
    assertThat(dueAt(drop)).isEqualTo(deadline);
  }

  @Test
  void winners_without_a_thing_wait_before_those_who_came_too_late() {
    Drop drop = instance.openWithThings(stage, 2, 1, 600, true);
    MemberId ada = winner(drop, "Ada");
    MemberId ben = winner(drop, "Ben");
    assertThat(state(ada)).isEqualTo(Thing.State.HELD);
    assertThat(own(ben).place()).contains(1);
    MemberId cleo = tooLate(drop, "Cleo");
    assertThat(given(instance.pickups.join(stage, drop.id(), cleo)).place()).contains(2);
  }

  @Test
  void there_is_no_line_before_a_drop_has_sold_out_or_for_a_drop_without_things() {
    Drop drop = instance.openWithThings(stage, 2, 2, 600, true);
    MemberId ada = instance.member(stage, "Ada");
    assertThat(refusal(instance.pickups.join(stage, drop.id(), ada)))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(refusal(instance.pickups.join(stage, drop.id(), ada)))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(refusal(instance.pickups.join(stage, instance.open(stage, 1, 1, 0), ada)))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
  }

  @Test
  void a_scan_made_without_network_that_does_not_fit_is_counted_and_told() {
    Drop drop = instance.openWithThings(stage, 1, 1, 600, true);
    AtTheDesk ada = new AtTheDesk(stage, drop.id(), winner(drop, "Ada"));
    ada.handOver(instance, "nonce-01");
    assertThat(ada.handOverLate(instance, "nonce-02").outcome())
        .isEqualTo(Outcome.ALREADY_COLLECTED);
    assertThat(ada.handOverLate(instance, "nonce-02").outcome())
        .isEqualTo(Outcome.ALREADY_COLLECTED);
    assertThat(things(drop).conflicts()).isEqualTo(1);
  }

  @Test
  void a_short_code_says_the_same_as_the_pass_however_it_is_typed() {
    Drop drop = instance.openWithThings(stage, 1, 1, 600, true);
    MemberId ada = winner(drop, "Ada");
    String code = await(instance.pickups.mine(stage, ada)).getFirst().code();
    assertThat(look(code.substring(0, 4).toLowerCase(Locale.ROOT) + " " + code.substring(4)))
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> assertThat(((Thing) given.value()).member()).isEqualTo(ada));
    assertThat(look("00000000")).isInstanceOf(Answer.Refused.class);
  }

  private Answer<Thing> look(String code) {
    return await(
        instance.pickups.look(
            stage,
            new Scan(
                Optional.empty(),
                Optional.of(code),
                Scan.Action.HAND_OVER,
                new io.trophycast.protocol.IdempotencyKey("nonce-01"),
                Optional.empty())));
  }

  private MemberId winner(Drop drop, String name) {
    MemberId member = instance.member(stage, name);
    assertThat(instance.claim(stage, drop.id(), member, "claim-01"))
        .isInstanceOf(ClaimOutcome.Won.class);
    return member;
  }

  private MemberId tooLate(Drop drop, String name) {
    MemberId member = instance.member(stage, name);
    assertThat(instance.claim(stage, drop.id(), member, "claim-01"))
        .isInstanceOf(ClaimOutcome.SoldOut.class);
    return member;
  }

  private Thing own(MemberId member) {
    return await(instance.pickups.mine(stage, member)).getFirst().thing();
  }

  private Thing.State state(MemberId member) {
    return own(member).state();
  }

  private Things things(Drop drop) {
    return given(instance.drops.find(stage, drop.id())).things().orElseThrow();
  }

  private void turnUntil(Drop drop, int expired) {
    instance.awaitUntil(
        () ->
            given(instance.drops.turn(new DueDrop(stage, drop.id(), instance.clock.millis())))
                    .things()
                    .orElseThrow()
                    .expired()
                >= expired);
  }

  private long dueAt(Drop drop) {
    List<Long> at = new ArrayList<>();
    instance.awaitUntil(
        () -> {
          await(instance.drops.due(Long.MAX_VALUE / 2)).stream()
              .filter(due -> due.drop().equals(drop.id()))
              .forEach(due -> at.add(due.at()));
          return !at.isEmpty();
        });
    return at.getLast();
  }
}
