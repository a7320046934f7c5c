package io.trophycast.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.TemplateId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void fridays_at_eight_stay_at_eight_when_the_clocks_change() {
    var fridays = new Recurrence(LocalDateTime.parse("2026-10-16T20:00"), "FREQ=WEEKLY;BYDAY=FR");

    assertThat(instants(fridays, 3))
        .containsExactly(
            Instant.parse("2026-10-16T18:00:00Z"),
            Instant.parse("2026-10-23T18:00:00Z"),
            Instant.parse("2026-10-30T19:00:00Z"));
  }

  @Test
  void an_occurrence_in_an_hour_that_is_skipped_opens_at_the_first_instant_after_it() {
    var nightly = new Recurrence(LocalDateTime.parse("2026-03-28T02:30"), "FREQ=DAILY");

    assertThat(instants(nightly, 3))
        .containsExactly(
            Instant.parse("2026-03-28T01:30:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void an_occurrence_in_an_hour_that_comes_twice_opens_the_first_time_and_once() {
    var nightly = new Recurrence(LocalDateTime.parse("2026-10-24T02:30"), "FREQ=DAILY");

    assertThat(instants(nightly, 3))
        .containsExactly(
            Instant.parse("2026-10-24T00:30:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-26T01:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=DAILY;COUNT=2, 2",
    "FREQ=DAILY;UNTIL=20261018, 3",
    "FREQ=DAILY;UNTIL=20261018T120000, 2",
    "FREQ=DAILY;UNTIL=20261018T180000Z, 3",
  })
  void an_end_is_kept_however_it_is_written(String rule, int occurrences) {
    var days = new Recurrence(LocalDateTime.parse("2026-10-16T20:00"), rule);

    assertThat(days.next(Optional.empty(), BERLIN, 10)).hasSize(occurrences);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every friday",
        "FREQ=FORTNIGHTLY",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=20;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24",
      })
  void a_rule_that_cannot_be_followed_is_refused(String rule) {
    var bad = new Recurrence(LocalDateTime.parse("2026-10-16T20:00"), rule);

    Optional<Answer<Object>> flaw = bad.flaw(BERLIN);

    assertThat(flaw).isPresent();
    assertThat(((Answer.Refused<Object>) flaw.get()).pointer()).contains("/recurrence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=DAILY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYDAY=3FR"})
  void a_rule_that_begins_with_the_first_occurrence_is_fine(String rule) {
    assertThat(new Recurrence(LocalDateTime.parse("2026-10-16T20:00"), rule).flaw(BERLIN))
        .isEmpty();
  }

  @Test
  void each_occurrence_has_an_id_of_its_own_that_stays() {
    var template = new TemplateId("t4f8h2kw");
    var local = LocalDateTime.parse("2026-10-16T20:00");

    assertThat(Recurrence.drop(template, local)).isEqualTo(Recurrence.drop(template, local));
    assertThat(Recurrence.drop(template, local))
        .isNotEqualTo(Recurrence.drop(template, local.plusDays(1)));
  }

  /** Around every change of the clocks in any zone. */
  @Property(tries = 300)
  void no_occurrence_is_lost_doubled_or_out_of_order_when_the_clocks_change(
      @ForAll("zones") String name,
      @ForAll @IntRange(min = 2000, max = 2035) int year,
      @ForAll @IntRange(max = 1439) int minute) {
    ZoneId zone = ZoneId.of(name);
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(Instant.parse(year + "-01-01T00:00:00Z"));
    if (change == null) {
      return;
    }
    LocalDateTime from =
        change.getDateTimeBefore().toLocalDate().minusDays(3).atStartOfDay().plusMinutes(minute);
    var daily = new Recurrence(from, "FREQ=DAILY");

    List<LocalDateTime> locals = daily.next(Optional.empty(), zone, 7);

    assertThat(locals).hasSize(7).doesNotHaveDuplicates();
    Instant before = Instant.MIN;
    for (LocalDateTime local : locals) {
      Instant opens = Recurrence.instant(local, zone);
      assertThat(opens).isAfterOrEqualTo(before);
      LocalDateTime seen = LocalDateTime.ofInstant(opens, zone);
      if (zone.getRules().getValidOffsets(local).isEmpty()) {
        assertThat(seen).isEqualTo(zone.getRules().getTransition(local).getDateTimeAfter());
      } else {
        assertThat(seen).isEqualTo(local);
      }
      before = opens;
    }
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
  }

  private static List<Instant> instants(Recurrence recurrence, int most) {
    return recurrence.next(Optional.empty(), BERLIN, most).stream()
        .map(local -> Recurrence.instant(local, BERLIN))
        .toList();
  }
}
