package io.trophycast.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Pin;
import io.trophycast.protocol.Way;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VenueSheetTest {
  private static final String ADDRESS = "https://trophycast.example/j/482913";
  private static final Press PRESS = new Press();
  private static final Drop OWL =
      drop("Night Owl", "🦉", "2026-11-27T19:00:00Z", DropState.SCHEDULED, Optional.empty());
  private static final Drop DRAW =
      drop(
          "The big draw",
          "🎁",
          "2026-11-27T20:30:00Z",
          DropState.SCHEDULED,
          Optional.of(Way.RAFFLE));

  @Test
  void saysHowToJoinAndWhatHappensWhen() throws IOException {
    String words = Printed.words(sheet("Friday Lights", "en-GB", PaperSize.A4, DRAW, OWL));

    assertThat(words)
        .contains("Friday Lights", "PIN 482913", "trophycast.example/j/482913")
        .contains("Friday, 27 November 2026", "20:00", "21:30", "Trophies: 20", "drawn by lot");
    assertThat(words.indexOf("Night Owl")).isLessThan(words.indexOf("The big draw"));
  }

  @Test
  void theCodeLeadsToTheStage() throws Exception {
    for (PaperSize size : PaperSize.values()) {
      assertThat(Printed.code(sheet("Friday Lights", "de", size, OWL))).isEqualTo(ADDRESS);
    }
  }

  @Test
  void whatIsOverIsNoPlan() throws IOException {
    Drop ended =
        drop("Early Bird", "🐦", "2026-11-27T18:00:00Z", DropState.ENDED, Optional.empty());

    assertThat(Printed.words(sheet("Friday Lights", "en", PaperSize.A4, ended, OWL)))
        .doesNotContain("Early Bird")
        .contains("Night Owl");
  }

  @Test
  void severalDaysAreNamed() throws IOException {
    Drop later =
        drop(
            "Breakfast",
            "🥐",
            "2026-11-28T08:00:00Z",
            DropState.SCHEDULED,
            Optional.of(Way.EVERYONE));

    assertThat(Printed.words(sheet("Friday Lights", "de", PaperSize.LETTER, later, OWL)))
        .contains("Fr", "Sa", "27. Nov", "28. Nov", "alle, die da sind");
  }

  @Test
  void withoutAPlanItSaysToStayTuned() throws IOException {
    assertThat(Printed.words(sheet("Viernes de luces", "es", PaperSize.A4)))
        .contains("Participa con tu móvil", "Ten el móvil a mano");
  }

  @Test
  void aFullEveningEndsAtTheFootOfThePage() throws IOException {
    Drop[] many =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    drop(
                        "Drop number " + i,
                        "🏆",
                        Instant.parse("2026-11-27T17:00:00Z").plusSeconds(i * 600L).toString(),
                        DropState.SCHEDULED,
                        Optional.empty()))
            .toArray(Drop[]::new);

    String words = Printed.words(sheet("A full evening", "en", PaperSize.LETTER, many));

    assertThat(words).contains("Drop number 0", "More on your phone:").doesNotContain("number 39");
  }

  @Test
  void isWrittenFromRightToLeftInArabic() throws IOException {
    Drop owl =
        drop(
            "بومة الليل",
            "🦉",
            "2026-11-27T19:00:00Z",
            DropState.SCHEDULED,
            Optional.of(Way.STANDING));

    assertThat(Printed.words(sheet("أضواء الجمعة", "ar", PaperSize.A4, owl, DRAW)))
        .contains("شارك بهاتفك", "بومة الليل");
  }

  private static byte[] sheet(String stage, String language, PaperSize size, Drop... drops)
      throws IOException {
    var plan =
        VenuePlan.of(stage, ZoneId.of("Europe/Berlin"), new Pin("482913"), ADDRESS, List.of(drops));
    byte[] pdf = PRESS.sheet(plan, Reader.of(language), size);
    Printed.keep(pdf, "sheet-" + language + "-" + drops.length + "-" + size);
    return pdf;
  }

  private static Drop drop(
      String title, String emoji, String opens, DropState state, Optional<Way> way) {
    long opensAt = Instant.parse(opens).toEpochMilli();
    return new Drop(
        new DropId("d7k2m9qx"),
        title,
        Optional.of(emoji),
        Optional.empty(),
        20,
        1,
        50,
        new Citation("Stayed late", "It mattered", "Mara"),
        "Be in the room when the lights go out, and be quick.",
        Optional.empty(),
        way,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        state,
        Optional.empty(),
        opensAt,
        opensAt + 300_000,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        20);
  }
}
