package io.trophycast.template;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.StageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A stage's drops as an iCalendar object (RFC 5545) that phones subscribe to. Instants are UTC, so
 * that every calendar shows its owner's own time and none needs our zones; an occurrence has the
 * same UID before and after its drop is made. Pure.
 */
public final class CalendarFeed {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LINE = 75;

  private final StringBuilder text = new StringBuilder();
  private final StageId stage;
  private final String name;
  private final String page;

  private CalendarFeed(StageId stage, String name, String page) {
    this.stage = stage;
    this.name = name;
    this.page = page;
  }

  /**
   * The calendar's text.
   *
   * @param page address of the stage's public page
   */
  public static String of(
      StageId stage, String name, String page, List<Drop> drops, List<Occurrence> occurrences) {
    return new CalendarFeed(stage, name, page).written(drops, occurrences);
  }

  private String written(List<Drop> drops, List<Occurrence> occurrences) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Trophycast//Stage//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("X-WR-CALNAME:" + escaped(name));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line("X-PUBLISHED-TTL:PT1H");
    for (Drop drop : drops) {
      boolean cancelled = drop.ending().filter(DropEnding.CANCELLED::equals).isPresent();
      var occurrence =
          new Occurrence(drop.id(), drop.title(), drop.earn(), drop.opensAt(), drop.closesAt());
      event(occurrence, page + "/drops/" + drop.id(), cancelled);
    }
    occurrences.stream()
        .filter(one -> drops.stream().noneMatch(drop -> drop.id().equals(one.drop())))
        .forEach(one -> event(one, page, false));
    line("END:VCALENDAR");
    return text.toString();
  }

  private void event(Occurrence one, String address, boolean cancelled) {
    line("BEGIN:VEVENT");
    line("UID:" + stage + "-" + one.drop() + "@trophycast");
    // The same as long as nothing changes, so that a calendar that looks again finds the same.
    line("DTSTAMP:" + utc(one.opensAt()));
    line("SEQUENCE:" + (cancelled ? 1 : 0));
    line("STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"));
    line("DTSTART:" + utc(one.opensAt()));
    line("DTEND:" + utc(one.closesAt()));
    line("SUMMARY:" + escaped(one.title()));
    line("DESCRIPTION:" + escaped(one.earn()));
    line("LOCATION:" + escaped(name));
    line("URL:" + address);
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private static String utc(long instant) {
    return UTC.format(Instant.ofEpochMilli(instant));
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** A line, folded before its 76th byte and not within a character. */
  private void line(String content) {
    int bytes = 0;
    for (int i = 0; i < content.length(); ) {
      String character = Character.toString(content.codePointAt(i));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > LINE) {
        text.append("\r\n ");
        bytes = 1;
      }
      text.append(character);
      bytes += size;
      i += character.length();
    }
    text.append("\r\n");
  }
}
