package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a drop has to be like, beyond what the contract's schema says. Pure: the time and the zone
 * are given.
 */
public final class DropRules {
  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

  private DropRules() {}

  /** When this drop opens, or why it can't be. */
  public static Answer<Opening> check(NewDrop drop, ZoneId zone, Instant now) {
    return texts(drop)
        .flatMap(text -> OneLine.flaw(text.value()).map(text::refused).stream())
        .findFirst()
        .orElseGet(
            () ->
                drop.emoji().filter(emoji -> !isOneEmoji(emoji)).isPresent()
                    ? Answer.refused(ErrorCode.NOT_POSSIBLE, "/emoji", "One emoji, and only that.")
                    : DropWays.flaw(drop).orElseGet(() -> opening(drop.opens(), zone, now)));
  }

  private static Answer<Opening> opening(Opens opens, ZoneId zone, Instant now) {
    long given = Stream.of(opens.now(), opens.in(), opens.at()).filter(o -> o.isPresent()).count();
    if (given != 1 || !opens.now().orElse(true)) {
      return Answer.refused(
          ErrorCode.NOT_POSSIBLE,
          "/opens",
          "A drop opens either now, or in some seconds, or at a local time.");
    }
    if (opens.at().isPresent()) {
      return local(opens.at().get(), zone, now);
    }
    return Answer.given(new Opening.In(opens.in().orElse(0) * 1000L));
  }

  /**
   * The instant of a local time. A time that the clocks skip does not exist and is refused, because
   * any guess would open at a time nobody announced; one that comes twice means the earlier, so
   * that nobody who reads the clock is late.
   */
  private static Answer<Opening> local(String text, ZoneId zone, Instant now) {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      return refusedTime("This date or time does not exist.");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      var gap = zone.getRules().getTransition(local);
      return refusedTime(
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
    if (instant.isBefore(now)) {
      return refusedTime(
          "That is in the past: it is now "
              + CLOCK.format(LocalDateTime.ofInstant(now, zone))
              + " in "
              + zone
              + ".");
    }
    if (instant.isAfter(now.plus(FARTHEST))) {
      return refusedTime("That is more than a year away.");
    }
    return Answer.given(new Opening.At(instant.toEpochMilli()));
  }

  private static Answer<Opening> refusedTime(String sentence) {
    return Answer.refused(ErrorCode.NOT_POSSIBLE, "/opens/at", sentence);
  }

  private record Text(String pointer, String value) {
    Answer<Opening> refused(String sentence) {
      return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
    }
  }

  private static Stream<Text> texts(NewDrop drop) {
    return Stream.concat(
        Stream.of(
            new Text("/title", drop.title()),
            new Text("/citation/what", drop.citation().what()),
            new Text("/citation/why", drop.citation().why()),
            new Text("/citation/by", drop.citation().by()),
            new Text("/earn", drop.earn())),
        drop.nextStep().map(step -> new Text("/nextStep/text", step.text())).stream());
  }

  private static boolean isOneEmoji(String text) {
    return ONE_CHARACTER.matcher(text).matches()
        && text.codePoints().anyMatch(c -> (Character.isEmoji(c) && c > 0x7f) || c == 0x20e3);
  }
}
