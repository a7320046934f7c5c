package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.ErrorCode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a rule about who may claim, or is told something, must be like beyond its shape: small
 * enough to read. Pure.
 */
public final class RuleLimits {
  private static final int DEEPEST = 4;
  private static final int MOST_CONDITIONS = 20;

  private int conditions;

  private RuleLimits() {}

  /** What is wrong with a rule, if anything; the pointer says where it is. */
  public static <T> Optional<Answer<T>> flaw(ClaimRule rule, String pointer) {
    return new RuleLimits().flaw(rule, pointer, 1);
  }

  private <T> Optional<Answer<T>> flaw(ClaimRule rule, String pointer, int depth) {
    return switch (rule) {
      case ClaimRule.Several several -> flawOf(several, pointer + "/" + several.field(), depth);
      case ClaimRule.InZone(List<String> zones) -> {
        conditions++;
        for (int i = 0; i < zones.size(); i++) {
          if (!ZoneId.getAvailableZoneIds().contains(zones.get(i))) {
            yield refused(pointer + "/zone/" + i, "There is no such time zone.");
          }
        }
        yield Optional.empty();
      }
      case ClaimRule.InLanguage _,
          ClaimRule.Holds _,
          ClaimRule.MemberFor _,
          ClaimRule.NotRecognisedFor _,
          ClaimRule.IsPresent _,
          ClaimRule.IsNear _ -> {
        conditions++;
        yield Optional.empty();
      }
    };
  }

  private <T> Optional<Answer<T>> flawOf(ClaimRule.Several several, String pointer, int depth) {
    if (depth >= DEEPEST) {
      return refused(
          pointer, "A rule may be " + DEEPEST + " levels deep, so that people can read it.");
    }
    for (int i = 0; i < several.rules().size(); i++) {
      Optional<Answer<T>> flaw = flaw(several.rules().get(i), pointer + "/" + i, depth + 1);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return conditions > MOST_CONDITIONS
        ? refused(
            pointer,
            "A rule may have " + MOST_CONDITIONS + " conditions, so that people can read it.")
        : Optional.empty();
  }

  private static <T> Optional<Answer<T>> refused(String pointer, String sentence) {
    return Optional.of(Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence));
  }
}
