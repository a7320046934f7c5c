package io.trophycast.load.checker;

import java.util.List;

/** Holds a history against all promises. */
public final class Checker {
  private static final List<Rule> RULES =
      List.of(
          new Exact(),
          new Kept(),
          new Points(),
          new Gapless(),
          new Story(),
          new OnTime(),
          new Honest(),
          new Fenced());

  private Checker() {}

  /** Every violation there is; an empty list is the verdict valid. */
  public static List<Violation> check(History history) {
    return RULES.stream().flatMap(rule -> rule.violations(history).stream()).toList();
  }
}
