package io.trophycast.load.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.load.checker.Aftermath.Holder;
import io.trophycast.load.checker.DropRecord.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule finds the fault that it is there for, and none where there is none. */
class CheckerTest {
  private final Tale tale = Tale.flawless();

  @Test
  void aFlawlessHistoryIsValid() {
    assertThat(tale.judged()).isEmpty();
  }

  @Test
  void moreTrophiesThanThereAreAreFound() {
    tale.supply = 1;

    assertThat(tale.judged())
        .contains("G1 Drop drop0001: More trophies were awarded than there are.");
  }

  @Test
  void aMissingSerialIsFound() {
    tale.places.set(1, new Place(3, "Ada", 10_030));

    assertThat(tale.judged()).contains("G1 Drop drop0001: Serial 2 is missing or out of order.");
  }

  @Test
  void aSerialThatTheRecordCallsLostIsNoGapAndItsWinIsMissedAllTheSame() {
    tale.places.removeFirst();
    tale.lost.add(1);

    assertThat(tale.judged())
        .contains("G2 A win is not in the record.")
        .noneMatch(found -> found.startsWith("G1"));
  }

  @Test
  void aSerialThatIsThereTwiceIsFound() {
    tale.places.add(new Place(2, "Ben", 10_031));

    assertThat(tale.judged()).anyMatch(found -> found.startsWith("G1"));
    assertThat(tale.judged()).contains("G6 Serial 2 of drop drop0001 has two owners.");
  }

  @Test
  void whoeverWinsMoreThanTheLimitIsFound() {
    tale.limit = 1;

    assertThat(tale.judged()).contains("G1 Drop drop0001: Ada won more than the limit.");
  }

  @Test
  void aDropThatEndedTooSoonIsFound() {
    tale.supply = 3;

    assertThat(tale.judged())
        .contains(
            "G1 Drop drop0001: Sold out means that all were awarded, and the other way round.");
    assertThat(tale.judged()).contains("G5 It was not sold out.");
  }

  @Test
  void aWinThatIsGoneIsFound() {
    tale.places.removeLast();
    tale.awarded = 1;

    assertThat(tale.judged()).contains("G2 A win is not in the record.");
  }

  @Test
  void aWinThatHasBecomeSomebodyElsesIsFound() {
    tale.places.set(1, new Place(2, "Ben", 10_030));

    assertThat(tale.judged())
        .contains("G2 A win is not in the record.", "G6 Serial 2 of drop drop0001 has two owners.");
  }

  @Test
  void aWinThatTheWinnerNoLongerSeesIsFound() {
    tale.members.put("ada", new Holder("Ada", List.of(), 7));

    assertThat(tale.judged()).contains("G2 A win is not in the winner's list.");
  }

  @Test
  void anAwardThatIsGoneIsFound() {
    tale.award("ben", 5, "award-2", 11_000);

    assertThat(tale.judged()).containsExactly("G2 Ben lacks 5 points.");
  }

  @Test
  void anAwardThatCountsTwiceUnderOneKeyIsFound() {
    Holder ada = Objects.requireNonNull(tale.members.get("ada"));
    tale.members.put("ada", new Holder("Ada", ada.trophies(), ada.points() + 7));

    assertThat(tale.judged()).containsExactly("G1 Ada has 7 points too many.");
  }

  @Test
  void aTrophyWithoutItsPointsIsFound() {
    Holder ada = Objects.requireNonNull(tale.members.get("ada"));
    tale.members.put("ada", new Holder("Ada", ada.trophies(), ada.points() - tale.points));

    assertThat(tale.judged()).containsExactly("G2 Ada lacks 10 points.");
  }

  @Test
  void aGapIsFound() {
    tale.events.removeIf(
        event ->
            event instanceof Event.Heard heard
                && heard.via().equals("ben/1")
                && heard.moment().offset() == 3);

    assertThat(tale.judged()).containsExactly("G3 Moments were left out without a word.");
  }

  @Test
  void aMomentThatComesTwiceIsFound() {
    tale.hear("ben", "ben/1", 5, "drop.ended", 0, "", 10_030);

    assertThat(tale.judged()).contains("G3 Moments came again without a word.");
  }

  @Test
  void twoTruthsAtOnePlaceAreFound() {
    tale.events.removeIf(
        event -> event instanceof Event.Heard heard && heard.via().equals("ben/1"));
    for (int offset = 1; offset <= 5; offset++) {
      tale.hear("ben", "ben/1", offset, "message.pinned", 0, "", 10_000);
    }

    assertThat(tale.judged()).anyMatch(found -> found.startsWith("G3 Two clients saw different"));
  }

  @Test
  void aConnectionThatIsLeftBehindIsFound() {
    tale.end = new Position("e1", 6);

    assertThat(tale.judged()).anyMatch(found -> found.contains("never got to the end"));
  }

  @Test
  void aResetAfterAnEpochChangeIsNoGap() {
    tale.events.add(new Event.Left(tale.at(11_000), "ben", "ben/1"));
    tale.events.add(
        new Event.Welcomed(
            tale.at(11_100),
            "ben",
            "ben/2",
            Optional.of(new Position("e0", 70)),
            new Position("e1", 5),
            false,
            Map.of(Tale.DROP, 2)));

    assertThat(tale.judged()).isEmpty();
  }

  @Test
  void aPartThatIsPassedOffAsTheWholeIsFound() {
    tale.events.add(
        new Event.Welcomed(
            tale.at(11_100),
            "ben",
            "ben/2",
            Optional.of(new Position("e1", 3)),
            new Position("e1", 5),
            true,
            Map.of()));

    assertThat(tale.judged()).containsExactly("G3 Resumed from another place than was asked for.");
  }

  @Test
  void aSnapshotThatContradictsTheMomentsIsFound() {
    tale.events.add(
        new Event.Welcomed(
            tale.at(11_100),
            "ben",
            "ben/2",
            Optional.empty(),
            new Position("e1", 5),
            false,
            Map.of(Tale.DROP, 1)));

    assertThat(tale.judged())
        .containsExactly(
            "G3 A snapshot counts 1 trophies of drop drop0001, the moments before it 2.");
  }

  @Test
  void aTrophyThatWasNeverAnnouncedIsFoundThoughOffsetsAreWhole() {
    tale.events.removeIf(
        event -> event instanceof Event.Heard heard && heard.moment().offset() >= 4);
    tale.hear(4, "drop.ended", 0, "", 10_030);
    tale.end = new Position("e1", 4);

    assertThat(tale.judged()).containsExactly("G3 A trophy was never announced to its winner.");
  }

  @Test
  void aWinBeforeTheOpeningIsFound() {
    tale.answer("ada", "tap-1", new Outcome.Won(1, 10_010), 9_999);

    assertThat(tale.judged()).contains("G4 Somebody won before the opening.");
  }

  @Test
  void aClaimThatWasAcceptedTooEarlyIsFound() {
    tale.places.set(0, new Place(1, "Ada", 9_999));

    assertThat(tale.judged()).contains("G4 A claim was accepted while the drop was shut.");
  }

  @Test
  void anInstantThatWasMovedIsFound() {
    tale.events.add(new Event.Scheduled(tale.at(9_000), Tale.DROP, 2, 2, OPENS_EARLIER));

    assertThat(tale.judged()).containsExactly("G4 The instant was moved after it was told.");
  }

  private static final long OPENS_EARLIER = Tale.OPENS - 1;

  @Test
  void aClaimWithoutAnAnswerIsFound() {
    tale.events.removeIf(
        event ->
            event instanceof Event.Answered answer && answer.outcome() instanceof Outcome.SoldOut);

    assertThat(tale.judged()).containsExactly("G5 A claim was never answered.");
  }

  @Test
  void thatThereIsNoSuchDropIsNoLastWordAboutADropThatTheHostWasToldOf() {
    tale.claim("ben", "tap-6", new Outcome.Failed("unknown_drop"), 10_800);

    assertThat(tale.judged()).containsExactly("G5 A claim was never answered.");
  }

  @Test
  void thatThereIsNoSuchDropIsTheLastWordAboutOneThatNeverCameAbout() {
    tale.elsewhere("lost0001", "ben", "tap-7", new Outcome.Undecided(500), 10_800);
    tale.elsewhere("lost0001", "ben", "tap-7", new Outcome.Failed("unknown_drop"), 10_900);

    assertThat(tale.judged()).isEmpty();
  }

  @Test
  void whoWonOfADropThatIsGoneIsFound() {
    tale.elsewhere("lost0001", "ada", "tap-8", new Outcome.Won(1, 10_800), 10_800);
    tale.elsewhere("lost0001", "ben", "tap-7", new Outcome.Failed("unknown_drop"), 10_900);

    assertThat(tale.judged()).contains("G5 A claim was never answered.");
  }

  @Test
  void aWinnerWhoWasToldThatTheyLostIsFound() {
    tale.answer("ada", "tap-2", new Outcome.SoldOut(10_030), 10_060);

    assertThat(tale.judged()).contains("G5 A claim had two different answers.");
  }

  @Test
  void anAnswerThatIsNotTrueIsFound() {
    tale.claim("ben", "tap-5", new Outcome.AlreadyYours(1), 10_800);

    assertThat(tale.judged()).containsExactly("G5 It was not theirs already.");
  }

  @Test
  void whoWinsAfterTheEndWasToldIsFound() {
    tale.supply = 3;
    tale.limit = 3;
    tale.awarded = 3;
    tale.places.add(new Place(3, "Ada", 10_900));
    tale.claim("ada", "tap-9", new Outcome.Won(3, 10_900), 10_900);

    assertThat(tale.judged()).contains("G5 Somebody won who asked after the end was told.");
  }

  @Test
  void aSerialThatIsIssuedTwiceAfterALossIsFound() {
    tale.claim("ben", "tap-6", new Outcome.Won(2, 10_900), 10_900);

    assertThat(tale.judged()).contains("G6 Serial 2 of drop drop0001 has two owners.");
  }
}
