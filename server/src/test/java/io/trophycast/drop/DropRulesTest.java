package io.trophycast.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Citation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropRulesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_local_time_is_an_instant_in_the_stages_zone() {
    assertThat(opening("2026-03-02T20:00")).isEqualTo(at("2026-03-02T19:00:00Z"));
  }

  @Test
  void the_same_local_time_in_summer_is_an_hour_earlier() {
    assertThat(opening("2026-07-02T20:00")).isEqualTo(at("2026-07-02T18:00:00Z"));
  }

  @Test
  void a_time_the_clocks_skip_is_refused_with_what_to_choose_instead() {
    var refused = refused(opening("2026-03-29T02:30"));
    assertThat(refused.pointer()).contains("/opens/at");
    assertThat(refused.sentence())
        .contains("from 02:00 to 03:00", "02:30 does not exist", "choose 03:00 or later");
  }

  @Test
  void a_time_that_comes_twice_means_the_earlier() {
    assertThat(opening("2026-10-25T02:30")).isEqualTo(at("2026-10-25T00:30:00Z"));
  }

  @Test
  void a_time_in_the_past_is_refused() {
    assertThat(opening("2026-03-01T12:59")).isInstanceOf(Answer.Refused.class);
    assertThat(opening("2026-03-01T13:00")).isEqualTo(at("2026-03-01T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30T20:00", "2027-03-03T20:00", "soon"})
  void a_time_that_does_not_exist_or_is_too_far_away_is_refused(String local) {
    assertThat(opening(local)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void seconds_from_now_are_left_for_redis_to_add() {
    assertThat(DropRules.check(drop("Title", "🦉", Opens.inSeconds(5)), BERLIN, NOW))
        .isEqualTo(Answer.given(new Opening.In(5000)));
    assertThat(DropRules.check(drop("Title", "🦉", Opens.atOnce()), BERLIN, NOW))
        .isEqualTo(Answer.given(new Opening.In(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"🦉", "👩‍🚀", "🇩🇪", "❤️", "1️⃣", "👍🏽"})
  void one_emoji_is_one_emoji_however_many_code_points_it_takes(String emoji) {
    assertThat(DropRules.check(drop("Title", emoji, Opens.atOnce()), BERLIN, NOW))
        .isInstanceOf(Answer.Given.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"🦉🦉", "A", "1", "#", "", "é"})
  void anything_else_is_no_emoji(String text) {
    assertThat(refused(DropRules.check(drop("Title", text, Opens.atOnce()), BERLIN, NOW)).pointer())
        .contains("/emoji");
  }

  @ParameterizedTest
  @ValueSource(strings = {"   ", "two\nlines", "be\u0007ll"})
  void texts_are_one_line_of_words(String title) {
    assertThat(refused(DropRules.check(drop(title, "🦉", Opens.atOnce()), BERLIN, NOW)).pointer())
        .contains("/title");
  }

  private static Answer.Refused<Opening> refused(Answer<Opening> answer) {
    return switch (answer) {
      case Answer.Refused<Opening> refused -> refused;
      case Answer.Given<Opening> given -> throw new AssertionError("not refused: " + given);
    };
  }

  private static Answer<Opening> opening(String local) {
    return DropRules.check(drop("Title", "🦉", Opens.atLocal(local)), BERLIN, NOW);
  }

  private static Answer<Opening> at(String instant) {
    return Answer.given(new Opening.At(Instant.parse(instant).toEpochMilli()));
  }

  private static NewDrop drop(String title, String emoji, Opens opens) {
    return new NewDrop(
        title,
        Optional.of(emoji),
        Optional.empty(),
        Optional.of(20),
        opens,
        60,
        Optional.empty(),
        Optional.empty(),
        new Citation("What", "Why", "Who"),
        "How",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
