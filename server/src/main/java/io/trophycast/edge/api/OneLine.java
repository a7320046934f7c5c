package io.trophycast.edge.api;

import io.trophycast.edge.Problem;
import io.trophycast.protocol.ErrorCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rule for short texts that people see: some words on one line, without control characters. */
final class OneLine {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\u2028\\u2029]");

  private OneLine() {}

  /** What is wrong with this text, if anything. */
  static Optional<Problem> flaw(String pointer, String text) {
    if (text.isBlank()) {
      return Optional.of(
          Problem.at(pointer, ErrorCode.NOT_POSSIBLE, "This needs some words, not only spaces."));
    }
    if (CONTROL.matcher(text).find()) {
      return Optional.of(
          Problem.at(
              pointer,
              ErrorCode.NOT_POSSIBLE,
              "This is one line of text, without control characters."));
    }
    return Optional.empty();
  }
}
