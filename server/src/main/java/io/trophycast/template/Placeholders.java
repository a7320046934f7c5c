package io.trophycast.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template's texts leave open: {@code {n}}, the how-manieth drop of this template it is;
 * {@code {date}} and {@code {weekday}} of its opening, in the stage's zone and first language.
 * Redis fills in the number, in the call that counts, so that no two drops get the same. Pure.
 */
final class Placeholders {
  static final String NUMBER = "{n}";
  private static final Pattern BRACED = Pattern.compile("\\{([^{}]*)}");
  // The longest of what may stand for each: a Wednesday in September, and four digits.
  private static final LocalDate LONG_DAY = LocalDate.of(2026, 9, 23);
  private static final int LONG_NUMBER = 9999;

  /** Texts with placeholders, and how many characters the contract gives each. */
  private static final Map<String, Integer> TEXTS =
      Map.of(
          "/title", 60,
          "/earn", 300,
          "/citation/what", 200,
          "/citation/why", 200,
          "/citation/by", 60,
          "/nextStep/text", 80);

  private Placeholders() {}

  /** What is wrong with the placeholders of a drop, if anything is. */
  static <T> Optional<Answer<T>> flaw(ObjectNode drop, Language language) {
    return TEXTS.entrySet().stream()
        .flatMap(
            text ->
                Optional.ofNullable(drop.at(text.getKey()).textValue())
                    .flatMap(words -> sentence(words, text.getValue(), language))
                    .map(
                        sentence ->
                            Answer.<T>refused(
                                ErrorCode.NOT_POSSIBLE, "/drop" + text.getKey(), sentence))
                    .stream())
        .findFirst();
  }

  private static Optional<String> sentence(String words, int longest, Language language) {
    Matcher braced = BRACED.matcher(words);
    while (braced.find()) {
      String name = braced.group(1);
      if (!name.equals("n") && !name.equals("date") && !name.equals("weekday")) {
        return Optional.of(
            "There is no placeholder {"
                + name
                + "}; there are {n}, {date} and {weekday}, written like this.");
      }
    }
    if (BRACED.matcher(words).replaceAll("").matches(".*[{}].*")) {
      return Optional.of("A brace stands alone; placeholders are {n}, {date} and {weekday}.");
    }
    String filled =
        filled(words, LONG_DAY, language).replace(NUMBER, Integer.toString(LONG_NUMBER));
    return filled.codePointCount(0, filled.length()) > longest
        ? Optional.of(
            "With its placeholders filled in this may have more than " + longest + " characters.")
        : Optional.empty();
  }

  /** The drop with the day put in, and the number left open. */
  static ObjectNode filled(ObjectNode drop, LocalDate day, Language language) {
    ObjectNode filled = drop.deepCopy();
    for (String pointer : TEXTS.keySet()) {
      int cut = pointer.lastIndexOf('/');
      String words = filled.at(pointer).textValue();
      if (words != null && filled.at(pointer.substring(0, cut)) instanceof ObjectNode parent) {
        parent.put(pointer.substring(cut + 1), filled(words, day, language));
      }
    }
    return filled;
  }

  private static String filled(String words, LocalDate day, Language language) {
    Locale locale =
        Locale.forLanguageTag(language == Language.ARABIC ? "ar-u-nu-latn" : language.tag());
    return words
        .replace(
            "{date}",
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale).format(day))
        .replace("{weekday}", DateTimeFormatter.ofPattern("EEEE", locale).format(day));
  }
}
