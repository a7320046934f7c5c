package io.trophycast.load.checker;

import java.util.Arrays;
import java.util.List;

/**
 * A promise that was not kept.
 *
 * @param guarantee which: G1 to G6
 * @param what happened, in a sentence
 * @param evidence the lines of the history that show it
 */
public record Violation(String guarantee, String what, List<String> evidence) {
  static Violation of(String guarantee, String what, Object... evidence) {
    return new Violation(guarantee, what, Arrays.stream(evidence).map(String::valueOf).toList());
  }
}
