package io.trophycast.paper;

import io.trophycast.paper.Paragraph.Fit;
import io.trophycast.paper.Typefaces.Voice;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Trophy;
import java.awt.Color;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws what a winner takes home on paper: who, for what and why, which of how many, where and
 * when, a line for a signature, and a QR code of the trophy's page. A member without a name, or
 * with one that no font has, gets a line to write it on. The foot follows the reader's direction,
 * each text its own.
 */
final class Certificate {
  private static final Color INK = new Color(0x241735);
  private static final Color SOFT = new Color(0x6a5b7d);
  private static final Color GOLD = new Color(0xa86b00);
  private static final Color FOIL = new Color(0xe0a93b);
  private static final float INSET = 26;
  private static final float MARGIN = 62;
  private static final float FOOT = 92;
  private static final float COIN = 33;

  private final Trophy trophy;
  private final String address;
  private final Reader reader;
  private final PaperWords texts;
  private final Typefaces typefaces;
  private final Page page;

  private Certificate(
      Trophy trophy, String address, Reader reader, Typefaces typefaces, Page page) {
    this.trophy = trophy;
    this.address = address;
    this.reader = reader;
    this.texts = PaperWords.in(reader.language());
    this.typefaces = typefaces;
    this.page = page;
  }

  /** Something in the middle of the page, with the room below it. */
  private sealed interface Block {
    float height();

    /** Draws it from y down, and says where the next begins. */
    float draw(Page page, float y) throws IOException;
  }

  private record Text(Paragraph words, Color colour, float after) implements Block {
    @Override
    public float height() {
      return words.height() + after;
    }

    @Override
    public float draw(Page page, float y) throws IOException {
      words.centred(page, page.width() / 2, y, colour);
      return y + height();
    }
  }

  /** The winner's name, if it can be written, over a line. */
  private record Name(Optional<Paragraph> words, float after) implements Block {
    private static final float LINE = 300;
    private static final float BY_HAND = 34;

    private float top() {
      return words.map(Paragraph::height).orElse(BY_HAND);
    }

    @Override
    public float height() {
      return top() + after;
    }

    @Override
    public float draw(Page page, float y) throws IOException {
      if (words.isPresent()) {
        words.get().centred(page, page.width() / 2, y, GOLD);
      }
      page.rule((page.width() - LINE) / 2, y + top() + 3, LINE, 0.8f, FOIL);
      return y + height();
    }
  }

  static byte[] pdf(
      Trophy trophy, String address, Reader reader, PaperSize size, Typefaces typefaces)
      throws IOException {
    try (var page = Page.lyingDown(size)) {
      new Certificate(trophy, address, reader, typefaces, page).draw();
      return page.pdf(title(trophy), reader.locale());
    }
  }

  private static String title(Trophy trophy) {
    return trophy.title() + " #" + trophy.serial() + " · " + trophy.stageName();
  }

  private void draw() throws IOException {
    page.frame(INSET, 2.4f, FOIL);
    page.frame(INSET + 6, 0.6f, FOIL);
    drawCoin();
    drawWords();
    drawFoot();
  }

  private void drawCoin() throws IOException {
    float y = MARGIN + COIN;
    float x = page.width() / 2;
    page.disc(x, y, COIN, FOIL);
    page.disc(x, y, COIN - 3, new Color(0xfff3d6));
    Optional<Paragraph> sign = text(trophy.emoji().orElse("🏆"), new Fit(34, 20, 1), 2 * COIN - 10);
    if (sign.isPresent()) {
      Paragraph words = sign.get();
      ShapedLine line = words.lines().getFirst();
      float middle = y + words.size() * 0.36f;
      page.words(line, x - words.width(line) / 2, middle, words.size(), GOLD);
    }
  }

  private void drawWords() throws IOException {
    float top = MARGIN + 2 * COIN + 8;
    float room = page.height() - MARGIN - FOOT - 10 - top;
    float scale = 1;
    List<Block> blocks = blocks(scale);
    while (height(blocks) > room && scale > 0.5f) {
      scale -= 0.05f;
      blocks = blocks(scale);
    }
    float y = top + Math.max(0, (room - height(blocks)) * 0.4f);
    for (Block block : blocks) {
      y = block.draw(page, y);
    }
  }

  /** From the top down, with letters at most so big. */
  private List<Block> blocks(float scale) {
    float width = page.width() - 2 * (MARGIN + 30);
    String over = trophy.stageName() + " · " + texts.certificate();
    List<Block> blocks = new ArrayList<>();
    add(blocks, text(over, new Fit(14 * scale, 7, 1), width), SOFT, 2);
    add(blocks, display(trophy.title(), new Fit(38 * scale, 16, 2), width), INK, 6);
    add(blocks, text(texts.awardedTo(), new Fit(13 * scale, 8, 1), width), SOFT, 2);
    Optional<Paragraph> name = display(trophy.name(), new Fit(52 * scale, 20, 1), width);
    blocks.add(new Name(name, 18));
    add(blocks, text(trophy.citation().what(), new Fit(19 * scale, 9, 4), width), INK, 4);
    add(blocks, text(trophy.citation().why(), new Fit(15 * scale, 8, 4), width), SOFT, 0);
    return blocks;
  }

  private static float height(List<Block> blocks) {
    return (float) blocks.stream().mapToDouble(Block::height).sum();
  }

  /** Signature where reading starts, number and date in the middle, the QR code where it ends. */
  private void drawFoot() throws IOException {
    boolean rightToLeft = reader.language() == Language.ARABIC;
    float bottom = page.height() - MARGIN;
    float size = FOOT - 16;
    float column = 190;
    float start = MARGIN + column / 2;
    float end = page.width() - MARGIN - size / 2;
    float signature = rightToLeft ? page.width() - start : start;
    float code = rightToLeft ? page.width() - end : end;
    page.qr(address, code - size / 2, bottom - FOOT, size);
    below(text(texts.scan(), new Fit(9, 7, 1), 150), code, bottom - 14, SOFT);
    page.rule(signature - column / 2, bottom - 26, column, 0.8f, INK);
    Optional<Paragraph> by = text(trophy.citation().by(), new Fit(11.5f, 8, 2), column);
    below(
        by.isPresent() ? by : text(texts.signed(), new Fit(10, 8, 1), column),
        signature,
        bottom - 22,
        INK);
    float middle = page.width() / 2;
    below(display(number(), new Fit(20, 12, 1), 240), middle, bottom - 52, GOLD);
    below(text(date(), new Fit(11.5f, 9, 1), 240), middle, bottom - 22, SOFT);
  }

  private String number() {
    NumberFormat numbers = NumberFormat.getIntegerInstance(reader.locale());
    return texts
        .number()
        .replace("{serial}", numbers.format(trophy.serial()))
        .replace("{supply}", numbers.format(trophy.supply()));
  }

  private String date() {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .localizedBy(reader.locale())
        .format(Instant.ofEpochMilli(trophy.at()).atZone(ZoneId.of(trophy.zone())));
  }

  private Optional<Paragraph> display(String words, Fit fit, float width) {
    return Paragraph.fitting(words, Voice.DISPLAY, fit, width, typefaces);
  }

  private Optional<Paragraph> text(String words, Fit fit, float width) {
    return Paragraph.fitting(words, Voice.TEXT, fit, width, typefaces);
  }

  private static void add(
      List<Block> blocks, Optional<Paragraph> words, Color colour, float after) {
    words.ifPresent(found -> blocks.add(new Text(found, colour, after)));
  }

  private void below(Optional<Paragraph> words, float x, float y, Color colour) throws IOException {
    if (words.isPresent()) {
      words.get().centred(page, x, y, colour);
    }
  }
}
