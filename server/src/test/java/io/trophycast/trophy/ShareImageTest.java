package io.trophycast.trophy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Trophy;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ShareImageTest {
  private static final Trophy ENGLISH =
      trophy(
          "Night Owl",
          Optional.of("🦉"),
          "Brave Otter",
          "Friday Lights",
          "Stayed late to rebuild the sound desk",
          "Without it the second half would have been silent");
  private static final Trophy ARABIC =
      trophy(
          "بومة الليل",
          Optional.of("🌙"),
          "سلمى العطّار 🎉",
          "أضواء الجمعة",
          "بقيت حتى وقت متأخر لإعادة بناء جهاز الصوت",
          "من دونها لكان النصف الثاني صامتًا");
  private static final Trophy LONG =
      trophy(
          "The Extraordinarily Long Title Of A Trophy That Nobody Cut Sho",
          Optional.of("👩‍🚀"),
          "Ωmega Жанна ❤️ Øyvind 7️⃣",
          "An Evening With A Rather Long Name At The Old Harbour Hall",
          "Carried forty chairs, two tables and a piano up three flights of stairs while everybody"
              + " else was looking for the key to the lift, and never complained",
          "Because of that the concert began on time, the neighbours were not disturbed, and we all"
              + " learnt where the key to the lift has been all these years");

  @Test
  void isTwelveHundredBySixHundredThirty() throws IOException {
    BufferedImage image = drawn(ENGLISH, "english");

    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(630);
  }

  @Test
  void isSmallEnoughForMessengers() {
    assertThat(ShareImage.png(LONG, Optional.empty()).length).isLessThan(600_000);
  }

  @Test
  void theWinnersNameIsDrawnAndAnArabicOneToo() throws IOException {
    for (Trophy trophy : new Trophy[] {ENGLISH, ARABIC, LONG}) {
      Trophy nameless = named(trophy, "");
      assertThat(differences(drawn(trophy, "named"), drawn(nameless, "nameless")))
          .isGreaterThan(500);
    }
  }

  @Test
  void arabicLettersAreJoinedAndNotDrawnOneByOne() throws IOException {
    // Joined letters are another picture than the same letters kept apart by non-joiners.
    Trophy apart = named(ARABIC, "س\u200cل\u200cم\u200cى");

    assertThat(differences(drawn(named(ARABIC, "سلمى"), "joined"), drawn(apart, "apart")))
        .isGreaterThan(100);
  }

  @Test
  void anUnknownScriptIsLeftOutRatherThanDrawnAsBoxes() throws IOException {
    assertThat(
            differences(
                drawn(named(ENGLISH, "李小龙"), "left-out"), drawn(named(ENGLISH, ""), "empty")))
        .isZero();
  }

  @Test
  void theEmojiIsOnTheCoin() throws IOException {
    Trophy cup = trophy("Night Owl", Optional.of("🏆"), "Brave Otter", "Friday Lights", "a", "b");
    Trophy none = trophy("Night Owl", Optional.empty(), "Brave Otter", "Friday Lights", "a", "b");
    Trophy owl = trophy("Night Owl", Optional.of("🦉"), "Brave Otter", "Friday Lights", "a", "b");

    assertThat(differences(drawn(cup, "cup"), drawn(none, "no-emoji"))).isZero();
    assertThat(differences(drawn(owl, "owl"), drawn(none, "no-emoji"))).isGreaterThan(1000);
  }

  @Test
  void theDropsPictureIsOnTheCoinWhenItHasOne() throws IOException {
    var red = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    var pen = red.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 40, 20);
    var png = new ByteArrayOutputStream();
    ImageIO.write(red, "png", png);

    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(ShareImage.png(ENGLISH, Optional.of(png.toByteArray()))));

    assertThat(new Color(image.getRGB(269, 292))).isEqualTo(Color.RED);
  }

  @Test
  void theDayIsTheOneOfTheStagesZone() throws IOException {
    assertThat(differences(drawn(inZone("Pacific/Auckland"), "nz"), drawn(inZone("UTC"), "utc")))
        .isPositive();
  }

  private static Trophy trophy(
      String title, Optional<String> emoji, String name, String stage, String what, String why) {
    return new Trophy(
        new StageId("s4f8h2kw"),
        stage,
        "Europe/Berlin",
        new DropId("d7k2m9qx"),
        7,
        20,
        title,
        emoji,
        Optional.empty(),
        name,
        1795467600412L,
        50,
        new Citation(what, why, "Mara"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Trophy named(Trophy t, String name) {
    return trophy(
        t.title(), t.emoji(), name, t.stageName(), t.citation().what(), t.citation().why());
  }

  private static Trophy inZone(String zone) {
    Trophy t = ENGLISH;
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

  /** The picture, which also stays under target/ to be looked at. */
  private static BufferedImage drawn(Trophy trophy, String name) throws IOException {
    byte[] png = ShareImage.png(trophy, Optional.empty());
    Path folder = Files.createDirectories(Path.of("target", "share-images"));
    Files.write(
        folder.resolve(name + "-" + Math.abs(trophy.title().hashCode() % 1000) + ".png"), png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int differences(BufferedImage one, BufferedImage other) {
    int differences = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          differences++;
        }
      }
    }
    return differences;
  }
}
