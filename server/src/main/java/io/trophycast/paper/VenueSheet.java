package io.trophycast.paper;

import io.trophycast.paper.Paragraph.Fit;
import io.trophycast.paper.Typefaces.Voice;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Way;
import java.awt.Color;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws what hangs at the door: what the evening is called, how to join, and what happens when, as
 * far as it is scheduled. It can be read from a few steps away, and the code from an arm's length
 * and more.
 */
final class VenueSheet {
  private static final Color INK = new Color(0x241735);
  private static final Color SOFT = new Color(0x6a5b7d);
  private static final Color GOLD = new Color(0xa86b00);
  private static final Color FOIL = new Color(0xe0a93b);
  private static final float MARGIN = 50;
  private static final float CODE = 236;
  private static final float TIME = 118;
  // Readers want nothing for four modules around the code; letters leave some of it free anyway.
  private static final float QUIET = 24;
  private static final float GAP = 12;

  private final VenuePlan plan;
  private final Reader reader;
  private final PaperWords texts;
  private final Typefaces typefaces;
  private final Page page;
  private final boolean rightToLeft;

  private VenueSheet(VenuePlan plan, Reader reader, Typefaces typefaces, Page page) {
    this.plan = plan;
    this.reader = reader;
    this.texts = PaperWords.in(reader.language());
    this.typefaces = typefaces;
    this.page = page;
    this.rightToLeft = reader.language() == Language.ARABIC;
  }

  /** A drop of the plan, ready to be drawn. */
  private record Row(Optional<Paragraph> time, List<Line> lines) {
    float height() {
      return (float)
          Math.max(
              time.map(Paragraph::height).orElse(0f),
              lines.stream().mapToDouble(line -> line.words().height()).sum());
    }
  }

  private record Line(Paragraph words, Color colour) {}

  static byte[] pdf(VenuePlan plan, Reader reader, PaperSize size, Typefaces typefaces)
      throws IOException {
    try (var page = Page.upright(size)) {
      new VenueSheet(plan, reader, typefaces, page).draw();
      return page.pdf(plan.stage(), reader.locale());
    }
  }

  private void draw() throws IOException {
    float width = page.width() - 2 * MARGIN;
    float middle = page.width() / 2;
    page.frame(24, 2.4f, FOIL);
    float y = MARGIN;
    y = centred(fitting(plan.stage(), Voice.DISPLAY, new Fit(40, 20, 2), width), y, INK);
    y = centred(fitting(texts.join(), Voice.TEXT, new Fit(18, 12, 1), width), y, SOFT) + QUIET;
    page.qr(plan.joinAddress(), middle - CODE / 2, y, CODE);
    y += CODE + QUIET;
    String pin = texts.pin() + " " + plan.pin();
    y = centred(fitting(pin, Voice.DISPLAY, new Fit(40, 24, 1), width), y, GOLD);
    String address = plan.joinAddress().replaceFirst("^https?://", "");
    y = centred(fitting(address, Voice.TEXT, new Fit(15, 8, 2), width), y, INK) + GAP;
    page.rule(MARGIN, y, width, 0.8f, FOIL);
    drawPlan(y + GAP);
  }

  private void drawPlan(float top) throws IOException {
    float width = page.width() - 2 * MARGIN;
    float start = rightToLeft ? page.width() - MARGIN : MARGIN;
    List<Drop> drops = plan.drops();
    Optional<LocalDate> day = onlyDay(drops);
    String heading =
        texts.plan()
            + day.map(
                    date ->
                        " · "
                            + DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                                .localizedBy(reader.locale())
                                .format(date))
                .orElse("");
    float y = starting(fitting(heading, Voice.DISPLAY, new Fit(18, 11, 1), width), start, top, INK);
    y += 4;
    if (drops.isEmpty()) {
      starting(fitting(texts.surprise(), Voice.TEXT, new Fit(14, 10, 3), width), start, y, SOFT);
      return;
    }
    Optional<Paragraph> more = fitting(more(0), Voice.TEXT, new Fit(10, 8, 1), width);
    float bottom = page.height() - MARGIN;
    for (int i = 0; i < drops.size(); i++) {
      Row row = row(drops.get(i), day.isPresent(), width);
      boolean last = i == drops.size() - 1;
      float needed = row.height() + (last ? 0 : more.map(Paragraph::height).orElse(0f));
      if (y + needed > bottom) {
        String rest = more(drops.size() - i);
        starting(fitting(rest, Voice.TEXT, new Fit(10, 8, 1), width), start, y, SOFT);
        return;
      }
      draw(row, y);
      y += row.height() + 7;
    }
  }

  private void draw(Row row, float top) throws IOException {
    float start = rightToLeft ? page.width() - MARGIN : MARGIN;
    float words = rightToLeft ? start - TIME : start + TIME;
    starting(row.time(), start, top, GOLD);
    float y = top;
    for (Line line : row.lines()) {
      y = starting(Optional.of(line.words()), words, y, line.colour());
    }
  }

  private Row row(Drop drop, boolean oneDay, float width) {
    ZonedDateTime opens = local(drop);
    String time =
        DateTimeFormatter.ofLocalizedPattern(oneDay ? "jm" : "MMMEdjm")
            .localizedBy(reader.locale())
            .format(opens);
    float room = width - TIME;
    List<Line> lines = new ArrayList<>();
    String title = drop.emoji().map(emoji -> emoji + " ").orElse("") + drop.title();
    add(lines, fitting(title, Voice.DISPLAY, new Fit(15, 10, 1), room), INK);
    add(lines, fitting(how(drop), Voice.TEXT, new Fit(11, 8, 1), room), GOLD);
    add(lines, fitting(drop.earn(), Voice.TEXT, new Fit(10.5f, 8, 2), room), SOFT);
    return new Row(fitting(time, Voice.DISPLAY, new Fit(oneDay ? 17 : 12, 8, 2), TIME - 10), lines);
  }

  private String how(Drop drop) {
    Way way = drop.way().orElse(Way.FIRST_COME);
    return way == Way.EVERYONE
        ? texts.way(way)
        : texts.trophies()
            + ": "
            + NumberFormat.getIntegerInstance(reader.locale()).format(drop.supply())
            + " · "
            + texts.way(way);
  }

  private String more(int count) {
    return texts
        .more()
        .replace("{count}", NumberFormat.getIntegerInstance(reader.locale()).format(count));
  }

  private Optional<LocalDate> onlyDay(List<Drop> drops) {
    List<LocalDate> days =
        drops.stream().map(drop -> local(drop).toLocalDate()).distinct().toList();
    return days.size() == 1 ? Optional.of(days.getFirst()) : Optional.empty();
  }

  private ZonedDateTime local(Drop drop) {
    return Instant.ofEpochMilli(drop.opensAt()).atZone(plan.zone());
  }

  private Optional<Paragraph> fitting(String words, Voice voice, Fit fit, float width) {
    return Paragraph.fitting(words, voice, fit, width, typefaces);
  }

  private static void add(List<Line> lines, Optional<Paragraph> words, Color colour) {
    words.ifPresent(found -> lines.add(new Line(found, colour)));
  }

  private float centred(Optional<Paragraph> words, float y, Color colour) throws IOException {
    if (words.isEmpty()) {
      return y;
    }
    words.get().centred(page, page.width() / 2, y, colour);
    return y + words.get().height();
  }

  private float starting(Optional<Paragraph> words, float x, float y, Color colour)
      throws IOException {
    if (words.isEmpty()) {
      return y;
    }
    words.get().starting(page, x, y, colour, rightToLeft);
    return y + words.get().height();
  }
}
