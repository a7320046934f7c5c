package io.trophycast.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Trophy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateTest {
  private static final String ADDRESS =
      "https://trophycast.example/s/s4f8h2kw/drops/d7k2m9qx/trophies/7";
  private static final Trophy ENGLISH =
      trophy(
          "Night Owl",
          "Brave Otter",
          "Friday Lights",
          "Stayed late to rebuild the sound desk",
          "Without it the second half would have been silent",
          "Mara");
  private static final Trophy ARABIC =
      trophy(
          "بومة الليل",
          "سلمى العطّار",
          "أضواء الجمعة 2026",
          "بقيت حتى وقت متأخر لإعادة بناء جهاز الصوت (Yamaha QL5) مع الفريق",
          "من دونها لكان النصف الثاني صامتًا",
          "مارا");
  private static final Press PRESS = new Press();

  @ParameterizedTest
  @CsvSource({
    "latin, Łukasz Ñandú Ộpĩ",
    "greek, Ελευθερία Παπαδοπούλου",
    "cyrillic, Жанна Щербакова",
    "arabic, سلمى العطّار",
    "hebrew, שלומית בן־דוד",
    "devanagari, श्रीकृष्ण क्षत्रिय",
    "chinese, 龘靐齉 张伟",
    "traditional, 張偉龍",
    "japanese, さくら 骨直美",
    "korean, 김민준",
    "emoji, 👩‍🚀 Ada 🎉",
    "mixed, Ada שלום 李 🎉",
  })
  void aNameIsWrittenInItsScript(String script, String name) throws IOException {
    byte[] pdf = printed(named(ENGLISH, name), "en", PaperSize.A4, script);

    // PDFBox, when it reads, passes over a glyph that stands for several characters.
    assertThat(Printed.words(pdf)).contains(name.replace("👩‍🚀", ""));
    assertThat(inkOfName(pdf))
        .isGreaterThan(inkOfName(printed(named(ENGLISH, "·"), "en", PaperSize.A4, "dot")) + 500);
  }

  @Test
  void arabicLettersAreJoined() throws IOException {
    BufferedImage joined =
        Printed.image(printed(named(ENGLISH, "سلمى"), "en", PaperSize.A4, "joined"));
    BufferedImage apart =
        Printed.image(
            printed(named(ENGLISH, "س\u200cل\u200cم\u200cى"), "en", PaperSize.A4, "apart"));

    assertThat(differences(joined, apart)).isGreaterThan(100);
  }

  @Test
  void devanagariConsonantsAreJoined() throws IOException {
    BufferedImage joined =
        Printed.image(printed(named(ENGLISH, "क्षत्रि"), "en", PaperSize.A4, "joined"));
    BufferedImage apart =
        Printed.image(printed(named(ENGLISH, "क्\u200cषत्\u200cरि"), "en", PaperSize.A4, "apart"));

    assertThat(differences(joined, apart)).isGreaterThan(100);
  }

  @Test
  void saysAllThatTheTrophySays() throws IOException {
    assertThat(Printed.words(printed(ENGLISH, "en-GB", PaperSize.A4, "english")))
        .contains("Friday Lights", "Certificate", "Night Owl", "awarded to", "Brave Otter")
        .contains("Stayed late to rebuild the sound desk")
        .contains("Without it the second half would have been silent")
        .contains("No. 7 of 20", "Mara", "24 November 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, Certificate, 'November 24, 2026'",
    "de, Urkunde, 24. November 2026",
    "es-MX, Certificado, 24 de noviembre de 2026",
    "ar, شهادة, 24 نوفمبر 2026",
    "'fr, de;q=0.5', Urkunde, 24. November 2026",
    "tlh, Certificate, 'November 24, 2026'",
  })
  void isInTheReadersLanguage(String language, String certificate, String date) throws IOException {
    String words =
        Printed.words(printed(ENGLISH, language, PaperSize.A4, "in-" + language.substring(0, 2)));

    assertThat(words).contains(certificate, date);
  }

  @Test
  void theDayIsTheOneOfTheStagesZone() throws IOException {
    Trophy berlin = ENGLISH;

    assertThat(
            Printed.words(
                printed(inZone(berlin, "Pacific/Auckland"), "de", PaperSize.A4, "auckland")))
        .contains("25. November 2026");
  }

  @Test
  void theQrCodeLeadsToTheTrophysPage() throws Exception {
    for (PaperSize size : PaperSize.values()) {
      assertThat(Printed.code(printed(ENGLISH, "ar", size, "qr-" + size))).isEqualTo(ADDRESS);
    }
  }

  @Test
  void isOnePageOfThePaperAskedForLyingDown() throws IOException {
    for (Map.Entry<PaperSize, PDRectangle> size :
        Map.of(PaperSize.A4, PDRectangle.A4, PaperSize.LETTER, PDRectangle.LETTER).entrySet()) {
      try (PDDocument document =
          Loader.loadPDF(printed(ARABIC, "ar", size.getKey(), "arabic-" + size.getKey()))) {
        assertThat(document.getNumberOfPages()).isOne();
        PDRectangle box = document.getPage(0).getMediaBox();
        assertThat(Math.round(box.getWidth())).isEqualTo(Math.round(size.getValue().getHeight()));
        assertThat(Math.round(box.getHeight())).isEqualTo(Math.round(size.getValue().getWidth()));
      }
    }
  }

  @Test
  void aLongCitationIsThereToItsLastWordAndLeavesTheFootAlone() throws IOException {
    Trophy wordy =
        trophy(
            "The Extraordinarily Long Title Of A Trophy That Nobody Cut S",
            "WWWWWWWWWWWWWWWWWWWWWWWW",
            "An Evening With A Rather Long Name At The Old Harbour Hall",
            "Carried forty chairs, two tables and a piano up three flights of stairs while"
                + " everybody else was looking for the key to the lift, never complained, and"
                + " then tuned it until the doors opened at last.",
            "Because of that the concert began on time, the neighbours were not disturbed, and we"
                + " all learnt where the key to the lift has been all these years, which nobody"
                + " had thought possible at all.",
            "Maximiliane von und zu Oberhinterunterwaldhausen-Grünewald");

    byte[] pdf = printed(wordy, "de", PaperSize.LETTER, "long");

    assertThat(Printed.words(pdf).replaceAll("\\s+", " "))
        .contains("That Nobody Cut S", "the doors opened at last.", "possible at all.")
        .contains("WWWWWWWWWWWWWWWWWWWWWWWW", "Grünewald");
  }

  @Test
  void aLongCitationWithoutSpacesIsBrokenToo() throws IOException {
    Trophy wordy =
        trophy("夜猫子", "张伟", "周五之光", "我们修好了音响设备".repeat(22), "没有它下半场就没有声音".repeat(18), "玛拉");

    assertThat(
            Printed.words(printed(wordy, "en", PaperSize.A4, "long-chinese"))
                .replaceAll("\\s+", ""))
        .contains("我们修好了音响设备".repeat(22));
  }

  @Test
  void aMemberWithoutANameGetsALineToWriteItOn() throws IOException {
    assertThat(Printed.words(printed(named(ENGLISH, ""), "es", PaperSize.A4, "nameless")))
        .contains("Certificado", "Stayed late")
        .doesNotContain("Brave Otter");
  }

  @Test
  void isSmallEvenWithFourScripts() throws IOException {
    byte[] pdf = printed(named(ENGLISH, "김 李 さ ש ع 🎉"), "ar", PaperSize.A4, "small");

    assertThat(pdf.length).isLessThan(150_000);
  }

  @Test
  void aRoomOfWinnersPrintsAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var printing =
          java.util.stream.IntStream.rangeClosed(1, 60)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              PRESS.certificate(
                                  named(ENGLISH, "Nº " + i),
                                  ADDRESS,
                                  Reader.of("en"),
                                  PaperSize.A4)))
              .toList();
      for (int i = 0; i < printing.size(); i++) {
        assertThat(Printed.words(printing.get(i).get())).contains("Nº " + (i + 1));
      }
    }
  }

  private static Trophy trophy(
      String title, String name, String stage, String what, String why, String by) {
    return new Trophy(
        new StageId("s4f8h2kw"),
        stage,
        "Europe/Berlin",
        new DropId("d7k2m9qx"),
        7,
        20,
        title,
        Optional.of("🦉"),
        Optional.empty(),
        name,
        1795534200412L,
        50,
        new Citation(what, why, by),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Trophy named(Trophy t, String name) {
    return trophy(
        t.title(), name, t.stageName(), t.citation().what(), t.citation().why(), t.citation().by());
  }

  private static Trophy inZone(Trophy t, String zone) {
    return new Trophy(
        t.stage(),
        t.stageName(),
        zone,
        t.drop(),
        t.serial(),
        t.supply(),
        t.title(),
        t.emoji(),
        t.picture(),
        t.name(),
        t.at(),
        t.points(),
        t.citation(),
        t.nextStep(),
        t.notCollected(),
        t.retiresAt(),
        t.retired());
  }

  private static byte[] printed(Trophy trophy, String language, PaperSize size, String name)
      throws IOException {
    byte[] pdf = PRESS.certificate(trophy, ADDRESS, Reader.of(language), size);
    Printed.keep(pdf, name);
    return pdf;
  }

  /** How many pixels are in the colour of the name. */
  private static int inkOfName(byte[] pdf) throws IOException {
    BufferedImage page = Printed.image(pdf);
    int ink = 0;
    for (int y = page.getHeight() * 4 / 10; y < page.getHeight() * 6 / 10; y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        ink += (page.getRGB(x, y) & 0xffffff) == 0xa86b00 ? 1 : 0;
      }
    }
    return ink;
  }

  private static int differences(BufferedImage one, BufferedImage other) {
    int differences = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        differences += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return differences;
  }
}
