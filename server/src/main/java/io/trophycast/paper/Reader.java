package io.trophycast.paper;

import io.trophycast.protocol.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a paper is printed for.
 *
 * @param language in which our own words are
 * @param locale how dates and numbers are written
 */
public record Reader(Language language, Locale locale) {

  /**
   * Of the languages somebody reads, the first that there are texts in; English when there is none.
   *
   * @param tags as in a browser's list of languages, such as {@code de-CH, en;q=0.5}
   */
  public static Reader of(String tags) {
    return ranges(tags).stream()
        .map(range -> Locale.forLanguageTag(range.getRange()))
        .flatMap(locale -> speaking(locale).stream())
        .findFirst()
        .orElseGet(() -> new Reader(Language.ENGLISH, Locale.ENGLISH));
  }

  /** Whether this is a language tag, whatever language it names. */
  public static boolean isTag(String tag) {
    return tag.length() <= 35 && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
  }

  private static Optional<Reader> speaking(Locale locale) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(locale.getLanguage()))
        .findFirst()
        .map(language -> new Reader(language, withOurDigits(locale)));
  }

  /** Arabic takes the digits of the room's clock, as it does on the screens. */
  private static Locale withOurDigits(Locale locale) {
    return locale.getLanguage().equals("ar")
        ? new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword("nu", "latn").build()
        : locale;
  }

  private static List<Locale.LanguageRange> ranges(String tags) {
    try {
      return Locale.LanguageRange.parse(tags);
    } catch (IllegalArgumentException _) {
      // Whoever sends nonsense reads English.
      return List.of();
    }
  }
}
