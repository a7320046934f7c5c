package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * The instant of a local time. A time that the clocks skip does not exist and is refused, because
 * any guess would be a time nobody announced; one that comes twice means the earlier, so that
 * nobody who reads the clock is late. Pure: the time and the zone are given.
 */
public final class LocalInstant {
  static final Duration FARTHEST = Duration.ofDays(366);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private LocalInstant() {}

  /** This local time, also one that is past, unless it is more than a year away. */
  static Answer<Instant> of(String text, String pointer, ZoneId zone, Instant now) {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      return refused(pointer, "This date or time does not exist.");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      var gap = zone.getRules().getTransition(local);
      return refused(
          pointer,
          "On that day the clocks in "
              + zone
              + " go from "
              + CLOCK.format(gap.getDateTimeBefore())
              + " to "
              + CLOCK.format(gap.getDateTimeAfter())
              + ", so "
              + CLOCK.format(local)
              + " does not exist; choose "
              + CLOCK.format(gap.getDateTimeAfter())
              + " or later.");
    }
    Instant instant = local.toInstant(offsets.getFirst());
    return instant.isAfter(now.plus(FARTHEST))
        ? refused(pointer, "That is more than a year away.")
        : Answer.given(instant);
  }

  /** The same, unless it is past. */
  public static Answer<Instant> ahead(String text, String pointer, ZoneId zone, Instant now) {
    Answer<Instant> answer = of(text, pointer, zone, now);
    return answer.toOptional().filter(instant -> instant.isBefore(now)).isPresent()
        ? refused(
            pointer,
            "That is in the past: it is now "
                + CLOCK.format(LocalDateTime.ofInstant(now, zone))
                + " in "
                + zone
                + ".")
        : answer;
  }

  private static <T> Answer<T> refused(String pointer, String sentence) {
    return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
  }
}
