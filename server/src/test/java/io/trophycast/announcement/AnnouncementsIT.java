package io.trophycast.announcement;

import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.Announcement;
import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.NextStep;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Announcements on a real Redis: when they are up, for whom, and each once. */
class AnnouncementsIT {
  private static final Instance ONE = Instance.start();
  private static final Instance TWO = Instance.start();

  private final StageId stage = ONE.stage();

  @AfterAll
  static void close() {
    ONE.close();
    TWO.close();
  }

  @Test
  void oneGoesUpAndComesDownOnceHoweverManyInstancesLook() {
    PlannedAnnouncement planned = plan(in(1), 1, Optional.empty());
    assertThat(planned.state()).isEqualTo("planned");
    ONE.awaitUntil(
        () -> {
          everybodyLooks(planned.id());
          return state(planned.id()).equals("over");
        });
    everybodyLooks(planned.id());
    List<Moment> moments = announced();
    assertThat(moments).hasSize(2);
    assertThat(moments.getFirst()).isInstanceOf(Moment.AnnouncementShown.class);
    assertThat(moments.getLast()).isInstanceOf(Moment.AnnouncementOver.class);
    assertThat(moments.getFirst().at()).isGreaterThanOrEqualTo(planned.from().orElseThrow());
    assertThat(moments.getLast().at()).isGreaterThanOrEqualTo(planned.until().orElseThrow());
  }

  @Test
  void whoComesLateSeesItInTheSnapshotWhileItLasts() {
    PlannedAnnouncement up = plan(in(0), 60, Optional.empty());
    assertThat(snapshot())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.text()).contains("Come to the bar");
              assertThat(one.nextStep()).contains(new NextStep("Bring a friend", Optional.empty()));
              assertThat(one.until() - one.from()).isEqualTo(60_000);
            });
    assertThat(given(ONE.announcements.withdraw(stage, up.id(), Instance.HOST)).state())
        .isEqualTo("withdrawn");
    assertThat(given(ONE.announcements.withdraw(stage, up.id(), Instance.HOST)).state())
        .isEqualTo("withdrawn");
    assertThat(snapshot()).isEmpty();
    assertThat(announced()).hasSize(2);
  }

  @Test
  void whatIsForSomeIsToldToThoseWhoMeetTheRuleAndToNobodyElse() {
    DropId drop = ONE.open(stage, 5, 1, 0);
    MemberId ada = ONE.member(stage, "Ada");
    MemberId ben = ONE.member(stage, "Ben");
    ONE.claim(stage, drop, ada, "claim-of-ada-0001");
    var holders = new ClaimRule.Holds(new ClaimRule.Holds.Trophies(Optional.of(drop)));
    plan(in(0), 60, Optional.of(holders));
    assertThat(snapshot())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.forSome()).isTrue();
              assertThat(one.text()).isEmpty();
              assertThat(one.nextStep()).isEmpty();
            });
    assertThat(((Moment.AnnouncementShown) announced().getFirst()).announcement().text()).isEmpty();
    assertThat(given(ONE.announcements.mine(stage, ada)))
        .singleElement()
        .satisfies(one -> assertThat(one.text()).contains("Come to the bar"));
    assertThat(given(ONE.announcements.mine(stage, ben))).isEmpty();
  }

  @Test
  void oneBeforeADropComesDownWhenThatOpens() {
    var drop = ONE.schedule(stage, Instance.drop(5, 1, 0, Opens.inSeconds(600)));
    PlannedAnnouncement planned = plan(before(drop.id(), 60), 3600, Optional.empty());
    assertThat(planned.from()).contains(drop.opensAt() - 60_000);
    assertThat(planned.until()).contains(drop.opensAt());
  }

  @Test
  void oneAfterADropWaitsForItsRealEnd() {
    DropId drop = ONE.open(stage, 5, 1, 0);
    PlannedAnnouncement planned = plan(after(drop, 0), 60, Optional.empty());
    assertThat(planned.from()).isEmpty();
    everybodyLooks(planned.id());
    assertThat(announced()).isEmpty();
    long ended = given(ONE.drops.end(stage, drop, Instance.HOST)).endedAt().orElseThrow();
    everybodyLooks(planned.id());
    assertThat(state(planned.id())).isEqualTo("shown");
    assertThat(given(ONE.announcements.list(stage)).getFirst().from()).contains(ended);
  }

  @Test
  void whenItsDropIsCancelledItIsWithdrawnAndNobodySeesIt() {
    var drop = ONE.schedule(stage, Instance.drop(5, 1, 0, Opens.inSeconds(600)));
    PlannedAnnouncement early = plan(before(drop.id(), 60), 60, Optional.empty());
    PlannedAnnouncement late = plan(after(drop.id(), 60), 60, Optional.empty());
    PlannedAnnouncement up = plan(before(drop.id(), 599), 600, Optional.empty());
    ONE.awaitUntil(
        () -> {
          everybodyLooks(up.id());
          return announced().size() == 1;
        });
    given(ONE.drops.end(stage, drop.id(), Instance.HOST));
    List.of(early, late, up).forEach(one -> everybodyLooks(one.id()));
    List.of(early, late, up).forEach(one -> assertThat(state(one.id())).isEqualTo("withdrawn"));
    assertThat(snapshot()).isEmpty();
    assertThat(announced()).hasSize(2);
    assertThat(refusal(planned(after(drop.id(), 60), 60))).isEqualTo(ErrorCode.NOT_POSSIBLE);
  }

  @Test
  void whatIsPastOrUnclearIsRefused() {
    var drop = ONE.schedule(stage, Instance.drop(5, 1, 0, Opens.inSeconds(600)));
    assertThat(refusal(planned(before(drop.id(), 3600), 60))).isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(refusal(planned(before(new DropId("zzzzzzzz"), 60), 60)))
        .isEqualTo(ErrorCode.UNKNOWN_DROP);
    var both =
        new Starts(
            Optional.of(5),
            Optional.empty(),
            Optional.of(drop.id()),
            Optional.of(5),
            Optional.empty());
    assertThat(refusal(planned(both, 60))).isEqualTo(ErrorCode.NOT_POSSIBLE);
    var past =
        new Starts(
            Optional.empty(),
            Optional.of("2020-01-01T10:00"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(refusal(planned(past, 60))).isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(given(ONE.announcements.list(stage))).isEmpty();
  }

  @Test
  void aRepeatedRequestPlansOne() {
    var key = Optional.of(new IdempotencyKey("announce-it-once-01"));
    var wanted = wanted(in(60), 60, Optional.empty());
    var first = given(ONE.announcements.plan(stage, wanted, Instance.HOST, key));
    var again = given(TWO.announcements.plan(stage, wanted, Instance.HOST, key));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(given(ONE.announcements.list(stage))).hasSize(1);
  }

  @Test
  void atMostFiftyArePlannedAndThoseThatAreOverMakeRoom() {
    List<PlannedAnnouncement> all =
        IntStream.range(0, 50).mapToObj(_ -> plan(in(600), 60, Optional.empty())).toList();
    assertThat(refusal(planned(in(600), 60))).isEqualTo(ErrorCode.NOT_POSSIBLE);
    given(ONE.announcements.withdraw(stage, all.get(7).id(), Instance.HOST));
    AnnouncementId fresh = plan(in(600), 60, Optional.empty()).id();
    assertThat(given(ONE.announcements.list(stage)))
        .hasSize(50)
        .extracting(PlannedAnnouncement::id)
        .contains(fresh)
        .doesNotContain(all.get(7).id());
    assertThat(refusal(ONE.announcements.withdraw(stage, all.get(7).id(), Instance.HOST)))
        .isEqualTo(ErrorCode.UNKNOWN_ANNOUNCEMENT);
  }

  private void everybodyLooks(AnnouncementId id) {
    var entry = new AnnouncementEntry(stage, id);
    await(
        Future.all(
            ONE.announcements.turn(entry),
            TWO.announcements.turn(entry),
            ONE.announcements.turn(entry)));
  }

  private List<Moment> announced() {
    return ONE.feed(stage).stream()
        .filter(
            moment ->
                moment instanceof Moment.AnnouncementShown
                    || moment instanceof Moment.AnnouncementOver)
        .toList();
  }

  private List<Announcement> snapshot() {
    return given(ONE.stages.state(stage)).announcements();
  }

  private String state(AnnouncementId id) {
    return given(ONE.announcements.list(stage)).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private PlannedAnnouncement plan(Starts starts, int lasts, Optional<ClaimRule> audience) {
    return given(
        ONE.announcements.plan(
            stage, wanted(starts, lasts, audience), Instance.HOST, Optional.empty()));
  }

  private Future<Answer<PlannedAnnouncement>> planned(Starts starts, int lasts) {
    return ONE.announcements.plan(
        stage, wanted(starts, lasts, Optional.empty()), Instance.HOST, Optional.empty());
  }

  private static NewAnnouncement wanted(Starts starts, int lasts, Optional<ClaimRule> audience) {
    return new NewAnnouncement(
        "Come to the bar",
        Optional.of(new NextStep("Bring a friend", Optional.empty())),
        audience,
        starts,
        lasts);
  }

  private static Starts in(int seconds) {
    return new Starts(
        Optional.of(seconds),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Starts before(DropId drop, int seconds) {
    return new Starts(
        Optional.empty(),
        Optional.empty(),
        Optional.of(drop),
        Optional.of(seconds),
        Optional.empty());
  }

  private static Starts after(DropId drop, int seconds) {
    return new Starts(
        Optional.empty(),
        Optional.empty(),
        Optional.of(drop),
        Optional.empty(),
        Optional.of(seconds));
  }
}
