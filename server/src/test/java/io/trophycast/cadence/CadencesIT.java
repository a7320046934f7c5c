package io.trophycast.cadence;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.board.Award;
import io.trophycast.board.Scores;
import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Exceeded;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Limit;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.Overruled;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.trophycast.template.NewTemplate;
import io.trophycast.template.Template;
import io.trophycast.trophy.DropRecord;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CadencesIT extends OnAStage {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Optional<Integer> NONE = Optional.empty();

  /** A Tuesday that is far enough away. */
  private final LocalDate tuesday =
      LocalDate.now(BERLIN).plusDays(7).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));

  @Test
  void one_drop_too_many_of_a_day_is_refused_with_the_numbers_and_the_next_free_instant() {
    limit(drops(2, 5));
    given(schedule(tuesday.atTime(9, 0)));
    given(schedule(tuesday.atTime(23, 59)));

    assertThat(exceeded(schedule(tuesday.atTime(12, 0))))
        .isEqualTo(exceeds(Limit.DROPS_PER_DAY, 2, 2, tuesday.plusDays(1).atStartOfDay()));
    assertThat(given(schedule(tuesday.plusDays(1).atStartOfDay())).overruled()).isEmpty();
  }

  @Test
  void a_full_week_is_free_again_on_monday() {
    limit(drops(2, 3));
    given(schedule(tuesday.atTime(9, 0)));
    given(schedule(tuesday.plusDays(1).atTime(9, 0)));
    given(schedule(tuesday.plusDays(5).atTime(23, 0)));

    assertThat(exceeded(schedule(tuesday.atTime(12, 0))))
        .isEqualTo(exceeds(Limit.DROPS_PER_WEEK, 3, 3, tuesday.plusDays(6).atStartOfDay()));
  }

  @Test
  void no_drop_opens_in_the_quiet_time() {
    limit(quiet("22:00", "08:00"));

    assertThat(exceeded(schedule(tuesday.atTime(23, 0))))
        .isEqualTo(exceeds(Limit.QUIET, tuesday.plusDays(1).atTime(8, 0)));
    assertThat(exceeded(schedule(tuesday.atTime(7, 59))))
        .isEqualTo(exceeds(Limit.QUIET, tuesday.atTime(8, 0)));
    given(schedule(tuesday.atTime(8, 0)));
    given(schedule(tuesday.atTime(21, 59)));
  }

  @Test
  void drops_are_some_time_apart_in_both_directions() {
    limit(apart(3600));
    given(schedule(tuesday.atTime(12, 0)));

    Exceeded wanted =
        new Exceeded(
            Limit.APART, NONE, Optional.of(3600), Optional.of(millis(tuesday.atTime(13, 0))));
    assertThat(exceeded(schedule(tuesday.atTime(12, 30)))).isEqualTo(wanted);
    assertThat(exceeded(schedule(tuesday.atTime(11, 30)))).isEqualTo(wanted);
    given(schedule(tuesday.atTime(11, 0)));
    given(schedule(tuesday.atTime(13, 0)));
  }

  @Test
  void a_drop_that_was_cancelled_before_it_opened_does_not_count() {
    limit(drops(1, 5));
    Drop drop = given(schedule(tuesday.atTime(9, 0)));
    assertThat(refusal(schedule(tuesday.atTime(12, 0)))).isEqualTo(ErrorCode.TOO_OFTEN);

    given(instance.drops.end(stage, drop.id(), HOST));

    given(schedule(tuesday.atTime(12, 0)));
  }

  @Test
  void a_drop_that_was_open_counts_also_when_it_was_ended_early() {
    limit(drops(1, 5));
    Drop drop = instance.schedule(stage, Instance.drop(5, 1, 0, Opens.atOnce()));
    given(instance.drops.end(stage, drop.id(), HOST));

    assertThat(
            refusal(
                instance.drops.schedule(
                    stage, Instance.drop(5, 1, 0, Opens.atOnce()), HOST, Optional.empty())))
        .isEqualTo(ErrorCode.TOO_OFTEN);
  }

  @Test
  void what_is_overruled_says_so_in_public_and_what_fits_does_not() {
    limit(drops(1, 5));
    Drop first = given(overruling(tuesday.atTime(9, 0), "It is \"our\" birthday {n}"));
    Drop second = given(overruling(tuesday.atTime(12, 0), "It is \"our\" birthday {n}"));

    assertThat(first.overruled()).isEmpty();
    assertThat(second.overruled())
        .contains(
            new Overruled(
                "It is \"our\" birthday {n}", Limit.DROPS_PER_DAY, Optional.of(1), Optional.of(1)));
    assertThat(((Moment.DropScheduled) instance.feed(stage).getLast()).drop()).isEqualTo(second);
    given(instance.drops.end(stage, second.id(), HOST));
    assertThat(given(instance.trophies.record(stage, second.id())).drop().overruled())
        .isEqualTo(second.overruled());
  }

  @Test
  void an_occurrence_that_would_be_too_many_is_left_out_for_good_and_the_template_says_so() {
    limit(apart(3600));
    LocalDateTime soon = LocalDateTime.now(BERLIN).plusMinutes(30).withNano(0);
    given(schedule(soon.plusMinutes(1)));
    ObjectNode drop =
        Json.mapper().valueToTree(Instance.drop(5, 1, 0, Opens.atLocal(soon.toString())));
    Template template =
        given(
            instance.templates.save(
                stage,
                new NewTemplate(drop, Optional.of("FREQ=DAILY;COUNT=3")),
                HOST,
                Optional.empty()));

    Template shown = given(instance.templates.list(stage)).getFirst();
    assertThat(shown.runs()).isZero();
    assertThat(shown.leftOut().orElseThrow())
        .containsExactly(
            new Template.LeftOut(shown.last().orElseThrow(), Limit.APART, NONE, Optional.of(3600)));
    assertThat(await(instance.templates.occurrences(stage))).hasSize(2);
    assertThat(shown.id()).isEqualTo(template.id());
  }

  @Test
  void awards_of_hosts_and_partners_are_counted_together_and_taking_back_is_none() {
    limit(new CadenceLimits(NONE, NONE, NONE, Optional.of(3), NONE, NONE, NONE, Optional.empty()));
    MemberId ada = instance.member(stage, "Ada");
    given(award(Optional.empty(), new Award(ada, 5, "Helped"), new Award(ada, 5, "Cooked")));

    Exceeded exceeded =
        exceeded(award(Optional.empty(), new Award(ada, 5, "Sang"), new Award(ada, 5, "Danced")));

    assertThat(exceeded.limit()).isEqualTo(Limit.AWARDS_PER_DAY);
    assertThat(exceeded.used()).contains(2);
    assertThat(exceeded.most()).contains(3);
    LocalDate tomorrow = LocalDate.ofInstant(instance.clock.instant(), BERLIN).plusDays(1);
    assertThat(exceeded.nextFree()).contains(millis(tomorrow.atStartOfDay()));
    given(award(Optional.empty(), new Award(ada, 5, "Sang")));
    given(award(Optional.empty(), new Award(ada, -5, "It was somebody else")));
    assertThat(refusal(award(Optional.empty(), new Award(ada, 5, "Danced"))))
        .isEqualTo(ErrorCode.TOO_OFTEN);
    assertThat(given(instance.boards.standing(stage, ada)).points()).isEqualTo(10);

    given(award(Optional.of("A great evening"), new Award(ada, 5, "Danced")));
    assertThat(((Moment.PointsAwarded) instance.feed(stage).getLast()).overruled())
        .contains(
            new Overruled("A great evening", Limit.AWARDS_PER_DAY, Optional.of(3), Optional.of(3)));
  }

  @Test
  void limits_say_what_is_taken_of_them_and_go_when_nothing_is_said() {
    assertThat(given(instance.cadences.find(stage)).used()).isEmpty();
    Cadence cadence = limit(drops(1, 5));
    assertThat(cadence.used()).contains(new Cadence.Used(0, 0, 0, 0));
    instance.schedule(stage, Instance.drop(5, 1, 0, Opens.atOnce()));
    given(award(Optional.empty(), new Award(instance.member(stage, "Ada"), 5, "Helped")));

    Cadence later = given(instance.cadences.find(stage));
    assertThat(later.used()).contains(new Cadence.Used(1, 1, 1, 1));
    LocalDate tomorrow = LocalDate.ofInstant(instance.clock.instant(), BERLIN).plusDays(1);
    assertThat(later.nextFree()).contains(millis(tomorrow.atStartOfDay()));

    assertThat(limit(nothing()))
        .isEqualTo(new Cadence(nothing(), Optional.empty(), Optional.empty()));
    instance.schedule(stage, Instance.drop(5, 1, 0, Opens.atOnce()));
  }

  @Test
  void a_stage_that_moves_to_another_zone_counts_by_its_clocks() {
    limit(quiet("22:00", "08:00"));
    given(
        instance.stages.update(
            stage, Optional.empty(), Optional.of("Asia/Tokyo"), Optional.empty(), HOST));

    given(schedule(tuesday.atTime(8, 0)));
    assertThat(refusal(schedule(tuesday.atTime(7, 59)))).isEqualTo(ErrorCode.TOO_OFTEN);
  }

  @Test
  void a_quiet_time_of_a_whole_day_and_an_unknown_stage_are_refused() {
    assertThat(refusal(instance.cadences.set(stage, quiet("08:00", "08:00"), HOST)))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(refusal(instance.cadences.set(new StageId("00000000"), nothing(), HOST)))
        .isEqualTo(ErrorCode.UNKNOWN_STAGE);
    assertThat(refusal(instance.cadences.find(new StageId("00000000"))))
        .isEqualTo(ErrorCode.UNKNOWN_STAGE);
  }

  @Test
  void a_member_wins_as_many_trophies_as_the_stage_allows_however_many_drops_are_claimed_at_once() {
    limit(trophies(3, 10));
    MemberId ada = instance.member(stage, "Ada");
    MemberId ben = instance.member(stage, "Ben");
    List<Drop> drops =
        IntStream.range(0, 12)
            .mapToObj(_ -> instance.schedule(stage, Instance.drop(5, 2, 0, Opens.atOnce())))
            .toList();
    try (Instance other = Instance.start()) {
      List<Future<Answer<ClaimOutcome>>> asked = new ArrayList<>();
      for (Drop drop : drops) {
        for (Instance each : List.of(instance, other)) {
          for (MemberId member : List.of(ada, ben)) {
            var claim = new ClaimId("claim-00" + asked.size() % 4);
            asked.add(each.claims.claim(stage, drop.id(), member, claim));
          }
        }
      }
      List<ClaimOutcome> outcomes = asked.stream().map(Instance::given).toList();

      for (MemberId member : List.of(ada, ben)) {
        assertThat(await(other.trophies.ofMember(stage, member))).hasSize(3);
      }
      assertThat(outcomes.stream().filter(ClaimOutcome.Won.class::isInstance).count()).isEqualTo(6);
      LocalDate tomorrow = LocalDate.ofInstant(instance.clock.instant(), BERLIN).plusDays(1);
      assertThat(outcomes)
          .filteredOn(ClaimOutcome.NotEligible.class::isInstance)
          .map(ClaimOutcome.NotEligible.class::cast)
          .hasSize(asked.size() - 6)
          .allSatisfy(
              refused -> {
                assertThat(refused.exceeded())
                    .contains(
                        new Exceeded(
                            Limit.TROPHIES_PER_DAY,
                            Optional.of(3),
                            Optional.of(3),
                            Optional.empty()));
                assertThat(refused.nextFree()).contains(millis(tomorrow.atStartOfDay()));
                assertThat(refused.unmet()).isEmpty();
              });
    }
  }

  @Test
  void what_a_member_has_won_stays_when_the_limit_is_reached() {
    MemberId ada = instance.member(stage, "Ada");
    DropId drop = instance.open(stage, 5, 2, 0);
    ClaimOutcome won = instance.claim(stage, drop, ada, "claim-001");
    limit(trophies(1, 1));

    assertThat(instance.claim(stage, drop, ada, "claim-002"))
        .isInstanceOf(ClaimOutcome.NotEligible.class);
    assertThat(instance.claim(stage, drop, ada, "claim-001")).isEqualTo(won);
  }

  @Test
  void the_top_of_a_board_is_taken_of_those_who_may_win_one_more() {
    MemberId ada = instance.member(stage, "Ada");
    MemberId ben = instance.member(stage, "Ben");
    instance.claim(stage, instance.open(stage, 5, 1, 0), ada, "claim-001");
    limit(trophies(1, 1));
    Drop standing = instance.open(stage, Way.STANDING, 1);
    given(award(Optional.empty(), new Award(ada, 9, "Sang"), new Award(ben, 5, "Danced")));

    given(instance.drops.end(stage, standing.id(), HOST));

    assertThat(given(instance.trophies.record(stage, standing.id())).claims())
        .extracting(DropRecord.WinningClaim::name)
        .containsExactly("Ben");
  }

  private static CadenceLimits trophies(int perDay, int perWeek) {
    return new CadenceLimits(
        NONE, NONE, NONE, NONE, NONE, Optional.of(perDay), Optional.of(perWeek), Optional.empty());
  }

  private static CadenceLimits apart(int seconds) {
    return new CadenceLimits(
        NONE, NONE, Optional.of(seconds), NONE, NONE, NONE, NONE, Optional.empty());
  }

  private static CadenceLimits nothing() {
    return new CadenceLimits(NONE, NONE, NONE, NONE, NONE, NONE, NONE, Optional.empty());
  }

  private static CadenceLimits drops(int perDay, int perWeek) {
    return new CadenceLimits(
        Optional.of(perDay), Optional.of(perWeek), NONE, NONE, NONE, NONE, NONE, Optional.empty());
  }

  private static CadenceLimits quiet(String from, String until) {
    return new CadenceLimits(
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        Optional.of(new CadenceLimits.Quiet(from, until)));
  }

  private Cadence limit(CadenceLimits limits) {
    return given(instance.cadences.set(stage, limits, HOST));
  }

  private Future<Answer<Drop>> schedule(LocalDateTime at) {
    return schedule(at, Optional.empty());
  }

  private Future<Answer<Drop>> overruling(LocalDateTime at, String reason) {
    return schedule(at, Optional.of(reason));
  }

  private Future<Answer<Drop>> schedule(LocalDateTime at, Optional<String> overrule) {
    NewDrop plain = Instance.drop(5, 1, 0, Opens.atLocal(at.toString()));
    return instance.drops.schedule(
        stage, Instance.overruling(plain, overrule), HOST, Optional.empty());
  }

  private Future<Answer<Scores>> award(Optional<String> overrule, Award... awards) {
    return instance.boards.award(stage, List.of(awards), overrule, HOST, true, Optional.empty());
  }

  private static <T> Exceeded exceeded(Future<Answer<T>> answer) {
    return switch (await(answer)) {
      case Answer.Refused<T> refused -> refused.exceeded().orElseThrow();
      case Answer.Given<T>(T value) -> throw new AssertionError("Not refused: " + value);
    };
  }

  private static Exceeded exceeds(Limit limit, int used, int most, LocalDateTime free) {
    return new Exceeded(limit, Optional.of(used), Optional.of(most), Optional.of(millis(free)));
  }

  private static Exceeded exceeds(Limit limit, LocalDateTime free) {
    return new Exceeded(limit, NONE, NONE, Optional.of(millis(free)));
  }

  private static long millis(LocalDateTime local) {
    Instant instant = local.atZone(BERLIN).toInstant();
    return instant.toEpochMilli();
  }
}
