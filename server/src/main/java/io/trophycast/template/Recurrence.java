package io.trophycast.template;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.TemplateId;
import io.trophycast.protocol.Waves;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * When a drop recurs: local times by an RFC 5545 rule, which a change of the clocks does not move.
 * An occurrence in an hour that the clocks skip opens at the first instant after it; one in an hour
 * that comes twice opens the first time. Pure.
 *
 * @param from the first occurrence, in the stage's zone
 * @param rule such as {@code FREQ=WEEKLY;BYDAY=FR}; {@code UNTIL} is local time too
 */
record Recurrence(LocalDateTime from, String rule) {
  private static final int MOST_A_DAY = 24;
  // Ten thousand days of a daily rule; a rule that goes on for longer ends.
  private static final int FARTHEST = 10_000;

  /** What is wrong with the rule, if anything is. */
  <T> Optional<Answer<T>> flaw(ZoneId zone) {
    List<LocalDateTime> first;
    try {
      RecurrenceRule parsed = parsed(zone);
      if (parsed.getFreq() == Freq.SECONDLY
          || parsed.getFreq() == Freq.MINUTELY
          || parsed.getFreq() == Freq.HOURLY) {
        return refused("A drop recurs daily, weekly, monthly or yearly.");
      }
      first = after(Optional.empty(), zone, 4 * MOST_A_DAY);
    } catch (InvalidRecurrenceRuleException e) {
      return refused("This is no recurrence rule of RFC 5545; write it like FREQ=WEEKLY;BYDAY=FR.");
    }
    if (first.isEmpty()) {
      return refused("By this rule the drop never comes.");
    }
    if (!first.getFirst().equals(from)) {
      return refused("The rule must begin with the first occurrence, " + from + ".");
    }
    for (int i = MOST_A_DAY; i < first.size(); i++) {
      if (first.get(i - MOST_A_DAY).plusDays(1).isAfter(first.get(i))) {
        return refused("A drop recurs at most " + MOST_A_DAY + " times a day.");
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<Answer<T>> refused(String sentence) {
    return Optional.of(Answer.refused(ErrorCode.NOT_POSSIBLE, "/recurrence", sentence));
  }

  /** The next occurrences after one, or the first ones; at most so many. */
  List<LocalDateTime> next(Optional<LocalDateTime> last, ZoneId zone, int most) {
    try {
      return after(last, zone, most);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("A rule that was checked: " + rule, e);
    }
  }

  private List<LocalDateTime> after(Optional<LocalDateTime> last, ZoneId zone, int most)
      throws InvalidRecurrenceRuleException {
    List<LocalDateTime> found = new ArrayList<>();
    try {
      RecurrenceRuleIterator all = parsed(zone).iterator(lib(from));
      for (int seen = 0; all.hasNext() && found.size() < most && seen < FARTHEST; seen++) {
        LocalDateTime one = local(all.nextDateTime());
        if (last.isEmpty() || one.isAfter(last.get())) {
          found.add(one);
        }
      }
    } catch (IllegalArgumentException e) {
      // So the library says that it has looked for long and found nothing more.
      return found;
    }
    return found;
  }

  private RecurrenceRule parsed(ZoneId zone) throws InvalidRecurrenceRuleException {
    var parsed = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
    DateTime until = parsed.getUntil();
    if (until != null && until.isAllDay()) {
      parsed.setUntil(
          new DateTime(until.getYear(), until.getMonth(), until.getDayOfMonth(), 23, 59, 59));
    } else if (until != null && !until.isFloating()) {
      parsed.setUntil(
          lib(LocalDateTime.ofInstant(Instant.ofEpochMilli(until.getTimestamp()), zone)));
    }
    return parsed;
  }

  /** A date and time without a zone; the library's months begin with 0. */
  private static DateTime lib(LocalDateTime local) {
    return new DateTime(
        local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        local.getSecond());
  }

  private static LocalDateTime local(DateTime floating) {
    return LocalDateTime.of(
        floating.getYear(),
        floating.getMonth() + 1,
        floating.getDayOfMonth(),
        floating.getHours(),
        floating.getMinutes(),
        floating.getSeconds());
  }

  /** The instant of an occurrence, by the rule for hours that don't exist or come twice. */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    return Waves.opening(local, zone);
  }

  /** The drop of an occurrence, the same whoever makes it, and before it is made. */
  static DropId drop(TemplateId template, LocalDateTime local) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((template + " " + text(local)).getBytes(StandardCharsets.UTF_8));
      String letters = new BigInteger(1, digest).toString(36);
      return new DropId(letters.substring(letters.length() - 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The local time in a form in which a later one is a greater text. */
  static String text(LocalDateTime local) {
    return "%04d-%02d-%02dT%02d:%02d:%02d"
        .formatted(
            local.getYear(),
            local.getMonthValue(),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond());
  }
}
