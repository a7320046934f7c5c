package io.trophycast.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "José María",
        "Jürgen Müller-Lüdecke",
        "O'Brien",
        "سلمى",
        "عبد الرحمن",
        "李小龙",
        "さくら",
        "Зоя",
        "Νίκος",
        "नीलेश",
        "می‌خواهم",
        "👩‍👩‍👧‍👦",
        "❤️ Mara",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Harry",
        "👍🏽",
        "7",
        "X Æ A-12",
        "R2-D2"
      })
  void takesNamesOfAllScriptsAsTheyAre(String name) {
    assertThat(DisplayName.of(name)).isEqualTo(Answer.given(new DisplayName(name)));
  }

  @Test
  void aNameThatWasFoundGoodIsFoundAgain() {
    DisplayName first = DisplayName.of("  Ada  Again ").toOptional().orElseThrow();

    assertThat(DisplayName.of("  Ada  Again ").toOptional().orElseThrow()).isSameAs(first);
    assertThat(first.value()).isEqualTo("Ada Again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Scunthorpe Kid",
        "Dick Dickinson",
        "Cassandra",
        "Matsushita",
        "Penistone",
        "Hancock",
        "Sussex",
        "Analise",
        "Wolfgang Titze",
        "Assaf 455",
        "Faraj فرج",
        "Concha",
        "Kassel",
        "Arsenal",
        "Peacock",
        "Tito",
        "Mishit",
        "Assunta",
        "Cumali",
        "Class 8008"
      })
  void leavesInnocentNamesAlone(String name) {
    assertThat(DisplayName.of(name)).isInstanceOf(Answer.Given.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fuck",
        "Fuck You",
        "FuckYou",
        "f u c k",
        "f.u.c.k",
        "fuuuuck",
        "xXfuckerXx",
        "fúck",
        "ｆｕｃｋ",
        "5h1t",
        "$hit",
        "shіt",
        "big a$$",
        "Arschloch",
        "arschloch99",
        "Scheiße",
        "hijo de puta",
        "cabron",
        "شرموطة",
        "كُسّ",
        "Nigger",
        "two girls one cup"
      })
  void refusesListedWordsAndTheirDisguises(String name) {
    assertThat(codeOf(name)).isEqualTo(ErrorCode.NAME_LISTED);
  }

  @ParameterizedTest
  @CsvSource({
    "'  Ada   Lovelace ', 'Ada Lovelace'",
    "'Ada\u00a0Lovelace', 'Ada Lovelace'",
    "'Jose\u0301', 'José'"
  })
  void tidiesSpacesAndNormalForm(String typed, String name) {
    assertThat(DisplayName.of(typed)).isEqualTo(Answer.given(new DisplayName(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A\u200bda",
        "A\u202eda",
        "\u2067Ada\u2069",
        "A\u00adda",
        "A\ufeffda",
        "A\u200dda",
        "Ada\u0000",
        "Ada\nLovelace",
        "\ue000",
        "\u3164",
        "\u2800",
        "A\u034fda",
        "\ud800",
        "A\ufe0f",
        "\u200f",
        "\udb40\udc41Ada"
      })
  void refusesWhatNobodySees(String name) {
    assertThat(codeOf(name)).isEqualTo(ErrorCode.NAME_UNSEEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0301", "a\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301\u0301 Ada"})
  void refusesMarksOnNothingAndHeapsOfThem(String name) {
    assertThat(codeOf(name)).isEqualTo(ErrorCode.NAME_MARKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0\u2003", "...", "-", "«»"})
  void refusesNothing(String name) {
    assertThat(codeOf(name)).isEqualTo(ErrorCode.NAME_EMPTY);
  }

  @ParameterizedTest
  @CsvSource({"👩‍👩‍👧‍👦, 24, true", "👩‍👩‍👧‍👦, 25, false", "ü, 24, true", "ü, 25, false"})
  void countsCharactersAsPeopleSeeThem(String character, int times, boolean fits) {
    Answer<DisplayName> answer = DisplayName.of(character.repeat(times));

    assertThat(answer instanceof Answer.Given).isEqualTo(fits);
  }

  @Property
  void whateverIsTypedIsEitherRefusedOrStaysTheSameWhenCheckedAgain(@ForAll("typed") String typed) {
    switch (DisplayName.of(typed)) {
      case Answer.Given<DisplayName>(DisplayName name) ->
          assertThat(DisplayName.of(name.value())).isEqualTo(Answer.given(name));
      case Answer.Refused<DisplayName> refused -> assertThat(refused.sentence()).endsWith(".");
    }
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.integers()
        .between(0, 0x10FFFF)
        .list()
        .ofMaxSize(12)
        .map(
            points ->
                points.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  private static ErrorCode codeOf(String name) {
    return switch (DisplayName.of(name)) {
      case Answer.Given<DisplayName>(DisplayName given) ->
          throw new AssertionError("taken: " + given);
      case Answer.Refused<DisplayName> refused -> refused.code();
    };
  }
}
