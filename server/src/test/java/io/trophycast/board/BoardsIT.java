package io.trophycast.board;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.BoardRow;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.OnAStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardsIT extends OnAStage {
  private static final Actor PARTNER = new Actor("partner:darts");

  @Test
  void ranks_are_standard_competition_ranks_and_who_was_first_stands_higher() {
    var ids = members(4);
    give(ids.get(0), 10);
    give(ids.get(1), 20);
    give(ids.get(2), 20);
    give(ids.get(3), 30);
    List<BoardRow> rows = given(instance.boards.view(stage, 10)).top();
    assertThat(rows).extracting(BoardRow::rank).containsExactly(1, 2, 2, 4);
    assertThat(rows)
        .extracting(BoardRow::member)
        .containsExactly(
            ids.get(3).value(), ids.get(1).value(), ids.get(2).value(), ids.get(0).value());
  }

  @Test
  void who_comes_back_to_a_score_later_stands_lower_in_the_tie() {
    var ids = members(2);
    give(ids.get(0), 20);
    give(ids.get(1), 20);
    give(ids.get(0), 5);
    give(ids.get(0), -5);
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::member)
        .containsExactly(ids.get(1).value(), ids.get(0).value());
  }

  @Test
  void setting_the_same_score_again_does_not_cost_the_place() {
    set("ann", "Ann", 7);
    set("bob", "Bob", 7);
    set("ann", "Ann", 7);
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::name)
        .containsExactly("Ann", "Bob");
  }

  @Test
  void neighbours_are_two_above_and_two_below_with_their_true_ranks() {
    var ids = members(7);
    long[] points = {70, 60, 60, 50, 50, 50, 10};
    for (int i = 0; i < points.length; i++) {
      give(ids.get(i), points[i]);
    }
    var standing = given(instance.boards.standing(stage, ids.get(4)));
    assertThat(standing.rank()).contains(4);
    assertThat(standing.players()).isEqualTo(7);
    assertThat(standing.neighbours()).extracting(BoardRow::rank).containsExactly(2, 4, 4, 4, 7);
    assertThat(given(instance.boards.standing(stage, ids.get(0))).neighbours())
        .extracting(BoardRow::rank)
        .containsExactly(1, 2, 2);
  }

  @Test
  void without_points_there_is_no_rank() {
    var ids = members(2);
    give(ids.get(0), -3);
    for (MemberId id : ids) {
      var standing = given(instance.boards.standing(stage, id));
      assertThat(standing.rank()).isEmpty();
      assertThat(standing.neighbours()).isEmpty();
      assertThat(standing.players()).isZero();
    }
    assertThat(given(instance.boards.view(stage, 10)).top()).isEmpty();
  }

  @Test
  void the_largest_points_are_exact() {
    set("max", "Max", 9_007_199_254_740_991L);
    set("min", "Min", 9_007_199_254_740_990L);
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::points)
        .containsExactly(9_007_199_254_740_991L, 9_007_199_254_740_990L);
  }

  @Test
  void a_hosts_award_is_a_moment_with_its_reason() {
    MemberId ada = members(1).getFirst();
    give(ada, 25);
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.PointsAwarded.class,
            moment -> {
              assertThat(moment.points()).isEqualTo(25);
              assertThat(moment.reason()).isEqualTo("Helped");
            });
  }

  @Test
  void a_repeated_key_gives_the_first_answer_and_no_more_points() {
    MemberId ada = members(1).getFirst();
    var batch = List.of(new Award(ada, 5, "Helped"));
    var key = Optional.of(new IdempotencyKey("award-once"));
    var first = given(instance.boards.award(stage, batch, PARTNER, false, key));
    assertThat(given(instance.boards.award(stage, batch, PARTNER, false, key))).isEqualTo(first);
    assertThat(first.list()).containsExactly(new Score(ada.value(), 5));
    assertThat(
            refusal(
                instance.boards.award(
                    stage, List.of(new Award(ada, 6, "Helped")), PARTNER, false, key)))
        .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
  }

  @Test
  void a_batch_with_somebody_unknown_changes_nothing() {
    MemberId ada = members(1).getFirst();
    var batch =
        List.of(new Award(ada, 5, "Helped"), new Award(new MemberId("000000000000"), 5, "Who"));
    assertThat(refusal(instance.boards.award(stage, batch, PARTNER, false, Optional.empty())))
        .isEqualTo(ErrorCode.UNKNOWN_MEMBER);
    assertThat(given(instance.boards.standing(stage, ada)).points()).isZero();
  }

  @Test
  void a_player_twice_in_a_batch_ends_with_the_last_score_and_its_place() {
    setAll(stage, List.of(of("ann", 7), of("bob", 7), of("ann", 9), of("ann", 7)));
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::name, BoardRow::points)
        .containsExactly(tuple("bob", 7L), tuple("ann", 7L));
  }

  @Test
  void a_batch_ends_as_if_its_scores_had_come_one_by_one() {
    var random = new Random(20261123);
    StageId slow = instance.stage();
    for (int round = 0; round < 60; round++) {
      List<NewScore> batch = new ArrayList<>();
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        batch.add(of("p" + random.nextInt(8), random.nextInt(4)));
      }
      setAll(stage, batch);
      batch.forEach(score -> setAll(slow, List.of(score)));
      assertThat(given(instance.boards.view(stage, 10)))
          .as("after round %d, %s", round, batch)
          .isEqualTo(given(instance.boards.view(slow, 10)));
    }
  }

  @Test
  void a_link_in_a_batch_counts_from_the_next_batch_on() {
    MemberId ada = members(1).getFirst();
    setAll(
        stage,
        List.of(
            score(Optional.of(ada), "ann", Optional.empty(), 5),
            score(Optional.empty(), "ann", Optional.of("Ann"), 6)));
    setAll(stage, List.of(score(Optional.empty(), "ann", Optional.empty(), 9)));
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::member, BoardRow::points)
        .containsExactly(tuple(ada.value(), 9L), tuple("x:ann", 6L));
  }

  @Test
  void a_batch_that_comes_again_is_answered_as_before_even_when_a_player_was_linked_since() {
    MemberId ada = members(1).getFirst();
    MemberId ben = members(1).getFirst();
    setAll(stage, List.of(score(Optional.of(ben), "bob", Optional.empty(), 1)));
    var batch = List.of(of("ann", 5), of("bob", 6), of("ann", 7));
    var key = Optional.of(new IdempotencyKey("scores-once"));
    var first = given(instance.boards.set(stage, batch, PARTNER, key));
    setAll(
        stage,
        List.of(
            score(Optional.of(ada), "ann", Optional.empty(), 20),
            score(Optional.of(ada), "bob", Optional.empty(), 30)));
    assertThat(given(instance.boards.set(stage, batch, PARTNER, key))).isEqualTo(first);
    assertThat(first.list())
        .containsExactly(new Score("x:ann", 5), new Score(ben.value(), 6), new Score("x:ann", 7));
    assertThat(given(instance.boards.standing(stage, ada)).points()).isEqualTo(30);
  }

  @Test
  void a_partners_new_player_needs_a_name_and_keeps_it() {
    assertThat(
            refusal(
                instance.boards.set(
                    stage,
                    List.of(score(Optional.empty(), "ann", Optional.empty(), 5)),
                    PARTNER,
                    Optional.empty())))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    set("ann", "Ann", 5);
    given(
        instance.boards.set(
            stage,
            List.of(score(Optional.empty(), "ann", Optional.empty(), 6)),
            PARTNER,
            Optional.empty()));
    assertThat(given(instance.boards.view(stage, 10)).top())
        .containsExactly(new BoardRow(1, "x:ann", "Ann", 6));
  }

  @Test
  void a_player_who_is_linked_to_a_member_scores_for_that_member() {
    MemberId ada = members(1).getFirst();
    given(
        instance.boards.set(
            stage,
            List.of(score(Optional.of(ada), "ann", Optional.empty(), 5)),
            PARTNER,
            Optional.empty()));
    set("ann", "Ann", 8);
    assertThat(given(instance.boards.standing(stage, ada)).points()).isEqualTo(8);
  }

  @Test
  void a_hidden_board_has_rows_for_the_host_only_and_no_rank_for_members() {
    MemberId ada = members(1).getFirst();
    give(ada, 5);
    given(instance.boards.hide(stage, HOST));
    var board = given(instance.boards.view(stage, 10));
    assertThat(board.hidden()).isTrue();
    assertThat(board.top()).isEmpty();
    assertThat(given(instance.boards.viewAsHost(stage, 10)).top()).hasSize(1);
    assertThat(given(instance.boards.standing(stage, ada)).rank()).isEmpty();
    given(instance.boards.show(stage, HOST));
    assertThat(given(instance.boards.view(stage, 10)).top()).hasSize(1);
  }

  @Test
  void a_reset_sets_everybody_back_and_scoring_goes_on_from_zero() {
    MemberId ada = members(1).getFirst();
    give(ada, 5);
    set("ann", "Ann", 9);
    given(instance.boards.reset(stage, HOST));
    assertThat(given(instance.boards.view(stage, 10)).players()).isZero();
    give(ada, 3);
    assertThat(given(instance.boards.view(stage, 10)).top())
        .extracting(BoardRow::points)
        .containsExactly(3L);
    assertThat(instance.feed(stage)).anyMatch(Moment.BoardReset.class::isInstance);
  }

  private List<MemberId> members(int count) {
    List<MemberId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(instance.member(stage, "Member"));
    }
    return ids;
  }

  private void give(MemberId member, long points) {
    given(
        instance.boards.award(
            stage, List.of(new Award(member, points, "Helped")), HOST, true, Optional.empty()));
  }

  private void set(String player, String name, long points) {
    given(
        instance.boards.set(
            stage,
            List.of(score(Optional.empty(), player, Optional.of(name), points)),
            PARTNER,
            Optional.empty()));
  }

  private void setAll(StageId where, List<NewScore> scores) {
    given(instance.boards.set(where, scores, PARTNER, Optional.empty()));
  }

  private static NewScore of(String player, long points) {
    return score(Optional.empty(), player, Optional.of(player), points);
  }

  private static NewScore score(
      Optional<MemberId> member, String player, Optional<String> name, long points) {
    return new NewScore(member, Optional.of(player), name, points);
  }
}
