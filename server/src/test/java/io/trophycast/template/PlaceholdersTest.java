package io.trophycast.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import io.trophycast.redis.Instance;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, 'Friday, November 27, 2026 #{n}'",
    "GERMAN, 'Freitag, 27. November 2026 #{n}'",
    "SPANISH, 'viernes, 27 de noviembre de 2026 #{n}'",
    "ARABIC, 'الجمعة, 27 نوفمبر 2026 #{n}'",
  })
  void the_day_is_written_in_the_stages_language_and_the_number_left_to_redis(
      Language language, String expected) {
    ObjectNode filled = Placeholders.filled(titled("{weekday}, {date} #{n}"), FRIDAY, language);

    assertThat(filled.get("title").textValue()).isEqualTo(expected);
  }

  @Test
  void texts_below_the_top_are_filled_too() {
    ObjectNode drop = titled("Owl");
    ((ObjectNode) drop.get("citation")).put("what", "Came on {weekday}");

    assertThat(Placeholders.filled(drop, FRIDAY, Language.ENGLISH).at("/citation/what").textValue())
        .isEqualTo("Came on Friday");
  }

  @ParameterizedTest
  @CsvSource({
    "Owl {name}, There is no placeholder {name}",
    "Owl {, A brace stands alone",
    "Owl {n}}, A brace stands alone",
    "Owl {N}, There is no placeholder {N}",
    "'An owl that is called by a very long name on {weekday}, {date}', more than 60 characters",
  })
  void a_bad_placeholder_is_refused_with_what_to_write(String title, String sentence) {
    assertThat(flaw(titled(title)))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.pointer()).contains("/drop/title");
              assertThat(refused.sentence()).contains(sentence);
            });
  }

  @Test
  void good_ones_and_none_are_fine() {
    assertThat(flaw(titled("Owl {n}, {weekday}"))).isEmpty();
    assertThat(flaw(titled("Owl"))).isEmpty();
  }

  private static Optional<Answer.Refused<Object>> flaw(ObjectNode drop) {
    return Placeholders.flaw(drop, Language.ENGLISH).map(answer -> (Answer.Refused<Object>) answer);
  }

  private static ObjectNode titled(String title) {
    ObjectNode drop = Json.mapper().valueToTree(Instance.drop(5, 1, 0, Opens.atOnce()));
    return drop.put("title", title);
  }
}
