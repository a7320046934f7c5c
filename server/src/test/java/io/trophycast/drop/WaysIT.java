package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.board.Award;
import io.trophycast.board.NewScore;
import io.trophycast.identity.EntryKey;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.trophycast.trophy.DropRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Raffles, standings and open editions, on a real Redis. */
class WaysIT extends OnAStage {

  @Test
  void a_raffle_publishes_its_commitment_and_takes_one_entry_a_member() {
    Drop drop = instance.open(stage, Way.RAFFLE, 2);
    MemberId ada = instance.member(stage, "Ada");
    ClaimOutcome.Entered first = enter(drop, ada, "claim-01");
    assertThat(drop.commitment()).isPresent();
    assertThat(drop.entries()).contains(0);
    assertThat(first.entries()).isEqualTo(1);
    assertThat(first.drawsAt()).isEqualTo(drop.closesAt());
    assertThat(enter(drop, ada, "claim-01")).isEqualTo(first);
    assertThat(enter(drop, ada, "claim-02").ticket()).isEqualTo(first.ticket());
  }

  @Test
  void an_entrants_receipt_names_the_ticket_and_is_verified_with_the_public_key_alone() {
    Drop drop = instance.open(stage, Way.RAFFLE, 2);
    ClaimOutcome.Entered entered = enter(drop, instance.member(stage, "Ada"), "claim-01");
    String receipt = entered.receipt().orElseThrow();
    var key = instance.entryKey.publicKey();
    assertThat(EntryKey.verified(receipt, key))
        .hasValueSatisfying(told -> assertThat(told.ticket()).isEqualTo(entered.ticket()));
    int middle = receipt.length() / 2;
    char other = receipt.charAt(middle) == 'A' ? 'B' : 'A';
    String forged = receipt.substring(0, middle) + other + receipt.substring(middle + 1);
    assertThat(EntryKey.verified(forged, key)).isEmpty();
  }

  @Test
  void a_raffle_is_drawn_when_it_ends_and_the_record_lets_anybody_draw_it_again() {
    Drop drop = instance.open(stage, Way.RAFFLE, 3);
    List<MemberId> members = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      members.add(instance.member(stage, "Member"));
      enter(drop, members.getLast(), "claim-01");
    }
    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(ended.state()).isEqualTo(DropState.ENDED);
    assertThat(ended.ending()).contains(DropEnding.DRAWN);
    assertThat(ended.awarded()).isEqualTo(3);

    DropRecord record = given(instance.trophies.record(stage, drop.id()));
    DrawRecord draw = await(instance.raffles.disclose(stage, record.drop()));
    byte[] seed = HexFormat.of().parseHex(draw.seed());
    assertThat(Draw.commitment(seed)).isEqualTo(drop.commitment().orElseThrow());
    assertThat(draw.entries()).hasSize(12).isSorted();
    assertThat(record.claims())
        .extracting(claim -> claim.ticket().orElseThrow())
        .isEqualTo(Draw.order(seed, draw.entries()).subList(0, 3));

    long won =
        members.stream()
            .map(member -> instance.claim(stage, drop.id(), member, "claim-01"))
            .filter(ClaimOutcome.Won.class::isInstance)
            .count();
    assertThat(won).isEqualTo(3);
  }

  @Test
  void a_raffle_with_fewer_entries_than_trophies_gives_one_to_each() {
    Drop drop = instance.open(stage, Way.RAFFLE, 3);
    MemberId ada = instance.member(stage, "Ada");
    enter(drop, ada, "claim-01");
    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(ended.awarded()).isEqualTo(1);
    assertThat(instance.claim(stage, drop.id(), ada, "claim-09"))
        .isInstanceOf(ClaimOutcome.AlreadyYours.class);
    assertThat(instance.claim(stage, drop.id(), instance.member(stage, "Ben"), "claim-01"))
        .isInstanceOfSatisfying(
            ClaimOutcome.Closed.class,
            closed -> assertThat(closed.ending()).isEqualTo(DropEnding.DRAWN));
  }

  @Test
  void a_raffle_that_nobody_entered_just_closes() {
    Drop drop = instance.open(stage, Way.RAFFLE, 3);
    assertThat(given(instance.drops.end(stage, drop.id(), HOST)).ending())
        .contains(DropEnding.ENDED_EARLY);
  }

  @Test
  void two_instances_that_draw_at_once_give_each_trophy_once() {
    Drop drop = instance.open(stage, Way.RAFFLE, 250);
    for (int i = 0; i < 400; i++) {
      enter(drop, instance.member(stage, "Member"), "claim-01");
    }
    try (Instance other = Instance.start()) {
      var here = instance.drops.end(stage, drop.id(), HOST);
      var there = other.drops.end(stage, drop.id(), HOST);
      given(here);
      given(there);
    }
    DropRecord record = given(instance.trophies.record(stage, drop.id()));
    assertThat(record.drop().awarded()).isEqualTo(250);
    DrawRecord draw = await(instance.raffles.disclose(stage, record.drop()));
    assertThat(record.claims())
        .extracting(claim -> claim.ticket().orElseThrow())
        .isEqualTo(
            Draw.order(HexFormat.of().parseHex(draw.seed()), draw.entries()).subList(0, 250));
  }

  @Test
  void a_removed_member_who_is_drawn_is_passed_over_and_the_record_says_so() {
    Drop drop = instance.open(stage, Way.RAFFLE, 1);
    MemberId ada = instance.member(stage, "Ada");
    MemberId ben = instance.member(stage, "Ben");
    String adas = enter(drop, ada, "claim-01").ticket();
    String bens = enter(drop, ben, "claim-01").ticket();
    byte[] seed = instance.raffles.seed(stage, drop.id());
    boolean adaFirst = Draw.order(seed, List.of(adas, bens)).getFirst().equals(adas);
    given(instance.members.remove(stage, adaFirst ? ada : ben, HOST));
    given(instance.drops.end(stage, drop.id(), HOST));
    DropRecord record = given(instance.trophies.record(stage, drop.id()));
    assertThat(record.passed()).containsExactly(adaFirst ? adas : bens);
    assertThat(record.claims().getFirst().ticket()).contains(adaFirst ? bens : adas);
  }

  @Test
  void a_standing_goes_to_the_top_of_the_board_in_its_order() {
    Drop drop = instance.open(stage, Way.STANDING, 2);
    MemberId ada = instance.member(stage, "Ada");
    MemberId ben = instance.member(stage, "Ben");
    MemberId cleo = instance.member(stage, "Cleo");
    points(ada, 5);
    points(ben, 9);
    points(cleo, 9);
    assertThat(refusal(instance.claims.claim(stage, drop.id(), ada, new ClaimId("claim-01"))))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(ended.awarded()).isEqualTo(2);
    assertThat(
            Arrays.asList(
                given(instance.trophies.find(stage, drop.id(), 1)).name(),
                given(instance.trophies.find(stage, drop.id(), 2)).name()))
        .containsExactly("Ben", "Cleo");
    assertThat(instance.claim(stage, drop.id(), ada, "claim-01"))
        .isInstanceOf(ClaimOutcome.Closed.class);
    assertThat(instance.claim(stage, drop.id(), ben, "claim-01"))
        .isInstanceOf(ClaimOutcome.Won.class);
  }

  @Test
  void a_standing_leaves_out_a_partners_players_and_who_was_removed() {
    Drop drop = instance.open(stage, Way.STANDING, 3);
    MemberId ada = instance.member(stage, "Ada");
    MemberId ben = instance.member(stage, "Ben");
    points(ada, 5);
    points(ben, 9);
    player("laser-7", 50);
    given(instance.members.remove(stage, ben, HOST));
    given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(given(instance.trophies.record(stage, drop.id())).claims())
        .extracting(DropRecord.WinningClaim::name)
        .containsExactly("Ada");
  }

  @Test
  void in_an_open_edition_everybody_wins_and_its_size_is_known_at_the_end() {
    Drop drop = instance.open(stage, Way.EVERYONE, 0);
    for (int i = 1; i <= 5; i++) {
      MemberId member = instance.member(stage, "Member");
      int serial = i;
      assertThat(instance.claim(stage, drop.id(), member, "claim-01"))
          .isInstanceOfSatisfying(
              ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(serial));
    }
    given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(given(instance.trophies.find(stage, drop.id(), 2)).supply()).isEqualTo(5);
  }

  private ClaimOutcome.Entered enter(Drop drop, MemberId member, String claim) {
    return (ClaimOutcome.Entered) instance.claim(stage, drop.id(), member, claim);
  }

  private void points(MemberId member, long points) {
    given(
        instance.boards.award(
            stage, List.of(new Award(member, points, "Helped")), HOST, false, Optional.empty()));
  }

  private void player(String id, long points) {
    var score = new NewScore(Optional.empty(), Optional.of(id), Optional.of("Laser"), points);
    given(instance.boards.set(stage, List.of(score), HOST, Optional.empty()));
  }
}
