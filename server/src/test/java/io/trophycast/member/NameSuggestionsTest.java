package io.trophycast.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Language;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NameSuggestionsTest {
  private final NameSuggestions suggestions = new NameSuggestions(new Random(7));

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyPossibleSuggestionIsAName(Language language) {
    assertThat(suggestions.all(language))
        .allSatisfy(name -> assertThat(DisplayName.of(name)).isInstanceOf(Answer.Given.class));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRoomFullOfPeopleRarelyMeetsTheSameNameTwice(Language language) {
    assertThat(suggestions.variety(language)).isGreaterThan(1000);
  }

  @Test
  void germanQualitiesAgreeWithTheAnimal() {
    assertThat(suggestions.all(Language.GERMAN))
        .contains("Otter Mutiger", "Eule Mutige", "Reh Mutiges");
  }

  @Test
  void arabicQualitiesFollowTheAnimal() {
    assertThat(suggestions.next(Language.ARABIC).value())
        .matches("[\\p{IsArabic}]+ [\\p{IsArabic}]+");
  }
}
