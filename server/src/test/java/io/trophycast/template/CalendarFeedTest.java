package io.trophycast.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
  private static final StageId STAGE = new StageId("s4f8h2kw");

  @Test
  void an_occurrence_is_an_event_at_an_instant() {
    assertThat(feed("Friday Lights", occurrence("Night Owl", "Be quick.")))
        .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains("X-WR-CALNAME:Friday Lights\r\n")
        .contains("UID:s4f8h2kw-d7k2m9qx@trophycast\r\n")
        .contains("DTSTART:20261127T190000Z\r\n")
        .contains("DTEND:20261127T190500Z\r\n")
        .contains("SEQUENCE:0\r\nSTATUS:CONFIRMED\r\n")
        .contains("SUMMARY:Night Owl\r\n");
  }

  @Test
  void commas_semicolons_and_backslashes_are_escaped() {
    assertThat(feed("a;b", occurrence("Owls, bats; and \\ more", "x")))
        .contains("SUMMARY:Owls\\, bats\\; and \\\\ more\r\n")
        .contains("X-WR-CALNAME:a\\;b\r\n");
  }

  @Test
  void long_lines_are_folded_between_characters() {
    String earn = "بقيت حتى وقت متأخر لإعادة بناء جهاز الصوت 👩‍🚀 ".repeat(5).strip();

    String feed = feed("أضواء الجمعة", occurrence("بومة الليل", earn));

    assertThat(feed.split("\r\n"))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(feed.replace("\r\n ", "")).contains("DESCRIPTION:" + earn + "\r\n");
  }

  private static Occurrence occurrence(String title, String earn) {
    long opens = Instant.parse("2026-11-27T19:00:00Z").toEpochMilli();
    return new Occurrence(new DropId("d7k2m9qx"), title, earn, opens, opens + 300_000);
  }

  private static String feed(String name, Occurrence occurrence) {
    return CalendarFeed.of(
        STAGE, name, "https://trophycast.example/s/s4f8h2kw", List.of(), List.of(occurrence));
  }
}
