package io.trophycast.member;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.OnAStage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembersIT extends OnAStage {
  @Test
  void duplicate_names_are_made_distinct() {
    assertThat(join("Ada").name()).isEqualTo("Ada");
    assertThat(join("Ada").name()).isEqualTo("Ada 2");
    assertThat(join("Ada").name()).isEqualTo("Ada 3");
  }

  @Test
  void names_that_differ_in_case_width_or_spacing_are_duplicates() {
    join("Straße Ada");
    assertThat(join("STRASSE  ada").name()).isEqualTo("STRASSE  ada 2");
    assertThat(join("Ｓtraße Ada").name()).isEqualTo("Ｓtraße Ada 3");
  }

  @Test
  void a_name_that_somebody_typed_with_a_number_is_not_given_twice() {
    join("Ada 2");
    join("Ada");
    assertThat(join("Ada").name()).isEqualTo("Ada 3");
  }

  @Test
  void a_repeated_idempotency_key_is_the_same_member() {
    var key = Optional.of(new IdempotencyKey("join-once"));
    Member first = given(instance.members.join(stage, "Ada", Optional.empty(), key));
    assertThat(given(instance.members.join(stage, "Ada", Optional.empty(), key))).isEqualTo(first);
  }

  @Test
  void joining_a_stage_that_does_not_exist_is_refused() {
    assertThat(
            refusal(
                instance.members.join(
                    new StageId("00000000"), "Ada", Optional.empty(), Optional.empty())))
        .isEqualTo(ErrorCode.UNKNOWN_STAGE);
  }

  @Test
  void the_list_is_newest_first_and_can_be_searched() {
    join("Ada");
    join("Ben");
    join("adam");
    var found = given(instance.members.list(stage, "ADA", 10));
    assertThat(found.members()).extracting(Member::name).containsExactlyInAnyOrder("adam", "Ada");
    assertThat(found.total()).isEqualTo(3);
    assertThat(given(instance.members.list(stage, "", 2)).members()).hasSize(2);
    assertThat(given(instance.members.list(stage, "nobody", 2)).members()).isEmpty();
  }

  @Test
  void a_new_name_frees_the_old_one() {
    Member ada = join("Ada");
    assertThat(given(instance.members.rename(stage, ada.id(), "Cleo", HOST)).name())
        .isEqualTo("Cleo");
    assertThat(join("Ada").name()).isEqualTo("Ada");
    assertThat(join("Cleo").name()).isEqualTo("Cleo 2");
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.MemberRenamed.class, moment -> assertThat(moment.name()).isEqualTo("Cleo"));
  }

  @Test
  void hiding_and_showing_are_moments_once() {
    Member ada = join("Ada");
    given(instance.members.hide(stage, ada.id(), HOST));
    assertThat(given(instance.members.hide(stage, ada.id(), HOST)).hidden()).isTrue();
    assertThat(given(instance.members.show(stage, ada.id(), HOST)).hidden()).isFalse();
    assertThat(instance.feed(stage))
        .extracting(moment -> moment.getClass().getSimpleName())
        .containsExactly("StageUpdated", "MemberHidden", "MemberShown");
  }

  @Test
  void a_hidden_member_keeps_points_and_rank_without_a_name_and_sees_their_own() {
    Member ada = join("Ada");
    instance.claim(stage, instance.open(stage, 1, 1, 50), ada.id(), "claim-01");
    given(instance.members.hide(stage, ada.id(), HOST));
    var row = given(instance.boards.view(stage, 10)).top().getFirst();
    assertThat(row.name()).isEmpty();
    assertThat(row.points()).isEqualTo(50);
    assertThat(given(instance.members.me(stage, ada.id())).name()).isEqualTo("Ada");
  }

  @Test
  void a_removed_member_is_off_the_board_and_the_list_for_good() {
    Member ada = join("Ada");
    var drop = instance.open(stage, 1, 1, 50);
    instance.claim(stage, drop, ada.id(), "claim-01");
    given(instance.members.remove(stage, ada.id(), HOST));
    assertThat(given(instance.boards.view(stage, 10)).top()).isEmpty();
    assertThat(given(instance.members.list(stage, "", 10)).members()).isEmpty();
    assertThat(given(instance.trophies.find(stage, drop, 1)).name()).isEmpty();
    assertThat(refusal(instance.members.me(stage, ada.id()))).isEqualTo(ErrorCode.REMOVED);
    assertThat(refusal(instance.members.show(stage, ada.id(), HOST))).isEqualTo(ErrorCode.REMOVED);
    assertThat(given(instance.members.find(stage, ada.id())).removed()).isTrue();
  }

  @Test
  void an_unknown_member_is_refused() {
    var nobody = new MemberId("000000000000");
    assertThat(refusal(instance.members.find(stage, nobody))).isEqualTo(ErrorCode.UNKNOWN_MEMBER);
    assertThat(refusal(instance.members.hide(stage, nobody, HOST)))
        .isEqualTo(ErrorCode.UNKNOWN_MEMBER);
  }

  private Member join(String name) {
    return given(instance.members.join(stage, name, Optional.empty(), Optional.empty()));
  }
}
