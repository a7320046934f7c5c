package io.trophycast.trophy;

import io.trophycast.protocol.Trophy;
import io.trophycast.trophy.Paragraph.Fit;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;

/**
 * Draws what a messenger shows of a trophy's page: the coin, the serial in gold, the title, who won
 * it, the citation, where and when. A title that is written from right to left turns the picture
 * around. Slow (hundreds of milliseconds); may be used from any thread.
 */
public final class ShareImage {
  /** The size that messengers and networks ask for, in pixels. */
  public static final int WIDTH = 1200;

  public static final int HEIGHT = 630;

  private static final int MARGIN = 64;
  private static final int COIN = 165;
  private static final int COIN_MIDDLE = 292;
  private static final float WORDS_WIDTH = 640;
  private static final Color INK = new Color(0x140d1f);
  private static final Color WHITE = new Color(0xfff6e8);
  private static final Color SOFT = new Color(0xcbbddb);
  private static final Color GOLD = new Color(0xffc657);
  private static final Color CORAL = new Color(0xff8f87);
  private static final Color[] CONFETTI = {
    GOLD, CORAL, new Color(0x3fe9b4), new Color(0xfff6e8), new Color(0x8674a1)
  };

  private final Trophy trophy;
  private final Graphics2D pen;
  private final boolean rightToLeft;
  private final ShareFonts fonts = ShareFonts.bundled();

  private ShareImage(Trophy trophy, Graphics2D pen) {
    this.trophy = trophy;
    this.pen = pen;
    this.rightToLeft =
        !new Bidi(trophy.title(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /**
   * The picture as PNG.
   *
   * @param picture the drop's own picture, where it has one, as PNG
   */
  public static byte[] png(Trophy trophy, Optional<byte[]> picture) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    try {
      new ShareImage(trophy, pen).draw(picture.map(ShareImage::decoded));
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pen.dispose();
    }
  }

  private void draw(Optional<BufferedImage> picture) {
    drawRoom();
    double coinX = rightToLeft ? WIDTH - MARGIN - COIN - 40 : MARGIN + COIN + 40;
    new Coin(coinX, COIN_MIDDLE, COIN).draw(pen, trophy.emoji(), picture);
    drawWords();
    drawFoot();
  }

  /** Night, one warm spotlight, and confetti that is the same each time for the same trophy. */
  private void drawRoom() {
    pen.setPaint(INK);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    light(rightToLeft ? WIDTH * 0.84 : WIDTH * 0.16, -80, 760, new Color(255, 185, 56, 70));
    light(rightToLeft ? 0 : WIDTH, HEIGHT, 700, new Color(75, 52, 104, 190));
    var random = new Random(trophy.at() * 31 + trophy.serial());
    for (int i = 0; i < 46; i++) {
      Color colour = CONFETTI[random.nextInt(CONFETTI.length)];
      double x = random.nextDouble() * WIDTH;
      double y = Math.pow(random.nextDouble(), 1.6) * HEIGHT;
      double size = 3 + random.nextDouble() * 7;
      pen.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 70));
      var turned = (Graphics2D) pen.create();
      turned.rotate(random.nextDouble() * Math.PI, x, y);
      turned.fill(new Ellipse2D.Double(x, y, size, size * 0.55));
      turned.dispose();
    }
  }

  private void light(double x, double y, float reach, Color colour) {
    Color gone = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0);
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y), reach, new float[] {0, 1}, new Color[] {colour, gone}));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
  }

  /** The words, one below the other, as a block beside the middle of the coin. */
  private void drawWords() {
    List<Block> blocks = new ArrayList<>();
    add(blocks, "#" + trophy.serial() + ofSupply(), fonts::display, new Fit(74, 44, 1), foil(), 4);
    add(blocks, trophy.title(), fonts::display, new Fit(64, 38, 2), WHITE, 8);
    add(blocks, trophy.name(), fonts::text, new Fit(40, 26, 1), CORAL, 22);
    add(blocks, trophy.citation().what(), fonts::text, new Fit(31, 23, 3), WHITE, 8);
    add(blocks, trophy.citation().why(), fonts::text, new Fit(27, 21, 3), SOFT, 0);
    float height = 0;
    for (Block block : blocks) {
      height += block.words().height() + block.gapBelow();
    }
    float top = Math.max(36, COIN_MIDDLE - height / 2);
    float left = rightToLeft ? MARGIN : WIDTH - MARGIN - WORDS_WIDTH;
    for (Block block : blocks) {
      pen.setPaint(block.colour());
      block.words().draw(pen, left, top, WORDS_WIDTH, rightToLeft);
      top += block.words().height() + block.gapBelow();
    }
  }

  private void add(
      List<Block> blocks,
      String words,
      BiFunction<String, Float, Optional<AttributedString>> style,
      Fit fit,
      Paint colour,
      float gapBelow) {
    Paragraph.fitting(words, style, fit, WORDS_WIDTH, rightToLeft)
        .ifPresent(paragraph -> blocks.add(new Block(paragraph, colour, gapBelow)));
  }

  private record Block(Paragraph words, Paint colour, float gapBelow) {}

  private String ofSupply() {
    return (rightToLeft ? " / " : " of ") + trophy.supply();
  }

  private void drawFoot() {
    Locale locale = rightToLeft ? Locale.of("ar") : Locale.ENGLISH;
    String when =
        DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", locale)
            .format(Instant.ofEpochMilli(trophy.at()).atZone(ZoneId.of(trophy.zone())));
    float top = HEIGHT - 78;
    float width = WIDTH - 2 * MARGIN - 200;
    String where = " ".repeat(2) + "·  " + when;
    Paragraph.fitting(
            trophy.stageName(),
            (name, size) -> fonts.text(name + where, size),
            new Fit(25, 21, 1),
            width,
            rightToLeft)
        .ifPresent(
            words -> {
              pen.setPaint(SOFT);
              words.draw(
                  pen, rightToLeft ? WIDTH - MARGIN - width : MARGIN, top, width, rightToLeft);
            });
    Paragraph.fitting("Trophycast", fonts::display, new Fit(27, 27, 1), 200, !rightToLeft)
        .ifPresent(
            words -> {
              pen.setPaint(GOLD);
              words.draw(pen, rightToLeft ? MARGIN : WIDTH - MARGIN - 200, top, 200, !rightToLeft);
            });
  }

  private static Paint foil() {
    return new LinearGradientPaint(
        new Point2D.Double(MARGIN, 0),
        new Point2D.Double(WIDTH - MARGIN, 160),
        new float[] {0, 0.25f, 0.5f, 0.75f, 1},
        new Color[] {
          new Color(0xe08a00), new Color(0xffdf94), new Color(0xffb938), new Color(0xfff3cf), GOLD
        });
  }

  private static BufferedImage decoded(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
