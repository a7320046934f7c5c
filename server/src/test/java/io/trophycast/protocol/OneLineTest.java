package io.trophycast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Night owl", "🏆", "¡Ya!", "جائزة الليل", "سه\u200Cشنبه", "שלום\u200F!", "7"})
  void what_people_write_is_taken(String text) {
    assertThat(OneLine.flaw(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Night\u202Eowl", "a\u2066b", "two\nlines", "bell\u0007", "a\u2028b"})
  void control_and_direction_characters_are_refused(String text) {
    assertThat(OneLine.flaw(text)).hasValueSatisfying(s -> assertThat(s).contains("direction"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200B", "\u00A0"})
  void nothing_to_read_is_refused(String text) {
    assertThat(OneLine.flaw(text)).hasValueSatisfying(s -> assertThat(s).contains("some words"));
  }
}
