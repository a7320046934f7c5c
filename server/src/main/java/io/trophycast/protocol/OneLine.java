package io.trophycast.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for short texts that people see: something to read on one line, without characters that
 * control the terminal or turn the direction of what stands beside them. The marks that Arabic and
 * Hebrew are spelled with are no such characters.
 */
public final class OneLine {
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

  private OneLine() {}

  /** What is wrong with this text, as a sentence, if anything is. */
  public static Optional<String> flaw(String text) {
    if (CONTROL.matcher(text).find()) {
      return Optional.of(
          "This is one line of text, without control characters or ones that turn its direction.");
    }
    if (!SEEN.matcher(text).find()) {
      return Optional.of("This needs some words, not only spaces.");
    }
    return Optional.empty();
  }
}
