package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.board.Award;
import io.trophycast.member.Facts;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Place;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may claim, decided by Redis at the claim. */
class RulesIT extends OnAStage {
  private static final ClaimRule GERMAN = new ClaimRule.InLanguage(List.of(Language.GERMAN));
  private static final ClaimRule ENGLISH = new ClaimRule.InLanguage(List.of(Language.ENGLISH));

  private MemberId ada;

  @BeforeEach
  void join() {
    ada = instance.member(stage, "Ada");
    tell(Language.GERMAN, "Europe/Berlin");
  }

  @Test
  void a_claim_that_does_not_meet_the_rule_says_which_condition_and_takes_nothing() {
    Drop drop =
        open(new ClaimRule.All(List.of(GERMAN, new ClaimRule.InZone(List.of("Asia/Tokyo")))));
    assertThat(claim(drop, "claim-01"))
        .isInstanceOfSatisfying(
            ClaimOutcome.NotEligible.class,
            told -> assertThat(told.unmet()).containsExactly("/all/1"));
    assertThat(given(instance.drops.find(stage, drop.id())).awarded()).isZero();
    tell(Language.GERMAN, "Asia/Tokyo");
    assertThat(claim(drop, "claim-01")).isInstanceOf(ClaimOutcome.Won.class);
  }

  @Test
  void what_was_won_stays_won_when_the_rule_is_not_met_any_more() {
    Drop drop = open(GERMAN);
    ClaimOutcome won = claim(drop, "claim-01");
    tell(Language.ENGLISH, "Europe/Berlin");
    assertThat(claim(drop, "claim-01")).isEqualTo(won);
    assertThat(claim(drop, "claim-02")).isInstanceOf(ClaimOutcome.AlreadyYours.class);
  }

  @Test
  void an_entry_of_a_raffle_stays_one_and_nobody_else_gets_in() {
    Drop drop = open(Way.RAFFLE, GERMAN);
    assertThat(claim(drop, "claim-01")).isInstanceOf(ClaimOutcome.Entered.class);
    tell(Language.ENGLISH, "Europe/Berlin");
    assertThat(claim(drop, "claim-01")).isInstanceOf(ClaimOutcome.Entered.class);
    assertThat(instance.claim(stage, drop.id(), instance.member(stage, "Ben"), "claim-01"))
        .isInstanceOf(ClaimOutcome.NotEligible.class);
  }

  @Test
  void holding_a_trophy_counts_of_a_certain_drop_or_any() {
    Drop first = instance.schedule(stage, Instance.drop(5, 1, 0, Opens.atOnce()));
    Drop any = open(new ClaimRule.Holds(new ClaimRule.Holds.Trophies(Optional.empty())));
    Drop certain = open(new ClaimRule.Holds(new ClaimRule.Holds.Trophies(Optional.of(first.id()))));
    assertThat(claim(any, "claim-01")).isInstanceOf(ClaimOutcome.NotEligible.class);
    assertThat(claim(first, "claim-02")).isInstanceOf(ClaimOutcome.Won.class);
    assertThat(claim(any, "claim-03")).isInstanceOf(ClaimOutcome.Won.class);
    assertThat(claim(certain, "claim-04")).isInstanceOf(ClaimOutcome.Won.class);
  }

  @Test
  void time_since_joining_and_since_the_last_trophy_counts() {
    assertThat(claim(open(new ClaimRule.MemberFor(3600)), "claim-01"))
        .isInstanceOf(ClaimOutcome.NotEligible.class);
    Drop rested = open(new ClaimRule.NotRecognisedFor(3600));
    Drop again = open(new ClaimRule.NotRecognisedFor(3600));
    assertThat(claim(rested, "claim-02")).isInstanceOf(ClaimOutcome.Won.class);
    assertThat(claim(again, "claim-03")).isInstanceOf(ClaimOutcome.NotEligible.class);
  }

  @Test
  void who_scanned_the_venues_code_is_present_and_such_a_drop_has_the_stage_ask_for_it() {
    Drop drop = open(new ClaimRule.IsPresent(true));
    assertThat(claim(drop, "claim-01")).isInstanceOf(ClaimOutcome.NotEligible.class);
    assertThat(given(instance.presences.find(stage)).asking()).isTrue();
    String code = instance.presences.code(stage).code();
    given(instance.presences.mark(stage, ZoneId.of("UTC"), ada, code));
    assertThat(claim(drop, "claim-01")).isInstanceOf(ClaimOutcome.Won.class);
  }

  /** Great circles between airports as aeronautical calculators give them, in metres. */
  @ParameterizedTest
  @CsvSource({
    "52.520, 13.405, 52.516, 13.378, 1900, 1800",
    "51.478, -0.461, 40.640, -73.779, 5550000, 5530000",
    "0, 179.999, 0, -179.999, 230, 220",
    "90, 0, 90, 120, 1, 0"
  })
  void somebody_is_near_who_is_no_further_away_along_the_surface(
      double latitude, double longitude, double there, double across, int enough, int little) {
    var here = new Place(latitude, longitude);
    Drop wide = open(new ClaimRule.IsNear(new ClaimRule.IsNear.Circle(here, enough)));
    Drop narrow = open(new ClaimRule.IsNear(new ClaimRule.IsNear.Circle(here, little)));
    assertThat(claim(wide, "claim-01")).isInstanceOf(ClaimOutcome.NotEligible.class);
    tell(new Facts(Optional.empty(), Optional.empty(), Optional.of(new Place(there, across))));
    assertThat(claim(wide, "claim-01")).isInstanceOf(ClaimOutcome.Won.class);
    if (little > 0) {
      assertThat(claim(narrow, "claim-02")).isInstanceOf(ClaimOutcome.NotEligible.class);
    }
  }

  @Test
  void a_place_is_rounded_forgotten_by_itself_and_at_once_when_asked() {
    tell(new Facts(Optional.empty(), Optional.empty(), Optional.of(new Place(52.5163, 13.3777))));
    String key = "tc:{" + stage + "}:member:" + ada + ":place";
    var kept = Instance.await(instance.link.send(key, Request.cmd(Command.GET).arg(key)));
    assertThat(String.valueOf(kept)).isEqualTo("{\"latitude\":52.516,\"longitude\":13.378}");
    long lasts =
        given(instance.members.me(stage, ada)).placeUntil().orElseThrow() - instance.clock.millis();
    assertThat(lasts).isBetween(7_100_000L, 7_201_000L);
    assertThat(given(instance.members.forgetPlace(stage, ada)).placeUntil()).isEmpty();
  }

  @Test
  void members_see_beforehand_whether_they_may() {
    Drop mine = open(GERMAN);
    Drop others = open(new ClaimRule.None(List.of(GERMAN)));
    assertThat(given(instance.members.me(stage, ada)).rules().orElseThrow())
        .containsExactlyInAnyOrder(
            new Me.Eligibility(mine.id(), List.of()),
            new Me.Eligibility(others.id(), List.of("/none/0")));
  }

  @Test
  void the_top_of_a_board_is_taken_of_those_who_meet_the_rule() {
    MemberId ben = instance.member(stage, "Ben");
    Drop drop = open(Way.STANDING, GERMAN);
    for (MemberId member : List.of(ada, ben)) {
      var points = new Award(member, member.equals(ben) ? 9 : 5, "Helped");
      given(instance.boards.award(stage, List.of(points), HOST, false, Optional.empty()));
    }
    given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(given(instance.trophies.record(stage, drop.id())).claims())
        .extracting(claim -> claim.name())
        .containsExactly("Ada");
  }

  @Test
  void a_rule_that_nobody_could_read_is_refused_with_the_place() {
    ClaimRule deep = GERMAN;
    for (int i = 0; i < 4; i++) {
      deep = new ClaimRule.All(List.of(deep));
    }
    assertThat(refused(deep)).extracting(Answer.Refused::code).isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(refused(deep).pointer()).contains("/rule/all/0/all/0/all/0/all");
    var broad = new ArrayList<ClaimRule>();
    for (int i = 0; i < 21; i++) {
      broad.add(GERMAN);
    }
    assertThat(refused(new ClaimRule.Any(broad)).pointer()).contains("/rule/any");
    assertThat(refused(new ClaimRule.InZone(List.of("Europe/Atlantis"))).pointer())
        .contains("/rule/zone/0");
  }

  /** Any tree of conditions that are known to be met or not, against what such a tree means. */
  @Test
  void trees_mean_what_they_say() {
    var random = new Random(5);
    for (int i = 0; i < 60; i++) {
      ClaimRule rule = tree(random, 3);
      boolean won = claim(open(rule), "claim-01") instanceof ClaimOutcome.Won;
      assertThat(won).as(rule.toString()).isEqualTo(isMet(rule));
    }
  }

  private static ClaimRule tree(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextBoolean() ? GERMAN : ENGLISH;
    }
    List<ClaimRule> parts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      parts.add(tree(random, depth - 1));
    }
    return switch (random.nextInt(3)) {
      case 0 -> new ClaimRule.All(parts);
      case 1 -> new ClaimRule.Any(parts);
      default -> new ClaimRule.None(parts);
    };
  }

  private static boolean isMet(ClaimRule rule) {
    return switch (rule) {
      case ClaimRule.All(List<ClaimRule> all) -> all.stream().allMatch(RulesIT::isMet);
      case ClaimRule.Any(List<ClaimRule> any) -> any.stream().anyMatch(RulesIT::isMet);
      case ClaimRule.None(List<ClaimRule> none) -> none.stream().noneMatch(RulesIT::isMet);
      case ClaimRule condition -> condition.equals(GERMAN);
    };
  }

  private Drop open(ClaimRule rule) {
    return open(Way.FIRST_COME, rule);
  }

  private Drop open(Way way, ClaimRule rule) {
    return instance.schedule(stage, Instance.drop(5, way, Optional.of(rule)));
  }

  private Answer.Refused<Drop> refused(ClaimRule rule) {
    var wish = Instance.drop(5, Way.FIRST_COME, Optional.of(rule));
    return switch (Instance.await(instance.drops.schedule(stage, wish, HOST, Optional.empty()))) {
      case Answer.Refused<Drop> refused -> refused;
      case Answer.Given<Drop> given -> throw new AssertionError("not refused: " + given);
    };
  }

  private ClaimOutcome claim(Drop drop, String id) {
    return instance.claim(stage, drop.id(), ada, id);
  }

  private void tell(Facts facts) {
    given(instance.members.tellFacts(stage, ada, facts));
  }

  private void tell(Language language, String zone) {
    tell(new Facts(Optional.of(language), Optional.of(zone), Optional.empty()));
  }
}
