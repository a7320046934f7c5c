package io.trophycast.paper;

import io.trophycast.paper.Typefaces.Voice;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Words broken into lines of a size.
 *
 * @param size of the letters, in points
 */
record Paragraph(List<ShapedLine> lines, float size) {
  // Room for the tallest: Devanagari and vowelled Arabic.
  private static final float LINE = 1.36f;
  private static final float ASCENT = 1.02f;

  /** How big letters may be and how small, and in how many lines at the most. */
  record Fit(float largest, float smallest, int lines) {}

  /**
   * The words as big as they fit; when they don't even with the smallest letters, their beginning.
   * Nothing when there is nothing to write.
   */
  static Optional<Paragraph> fitting(
      String words, Voice voice, Fit fit, float width, Typefaces typefaces) {
    Words whole = Words.of(words, voice, typefaces);
    if (whole.isBlank()) {
      return Optional.empty();
    }
    for (float size = fit.largest(); size >= fit.smallest(); size -= 1) {
      List<ShapedLine> lines = whole.broken(width * Typeface.SIZE / size);
      if (lines.size() <= fit.lines()) {
        return Optional.of(new Paragraph(lines, size));
      }
    }
    List<String> characters = Words.characters(words);
    for (int kept = characters.size() - 1; kept > 0; kept--) {
      String beginning = String.join("", characters.subList(0, kept)).strip() + "…";
      List<ShapedLine> lines =
          Words.of(beginning, voice, typefaces).broken(width * Typeface.SIZE / fit.smallest());
      if (lines.size() <= fit.lines()) {
        return Optional.of(new Paragraph(lines, fit.smallest()));
      }
    }
    return Optional.empty();
  }

  float height() {
    return lines.size() * lineHeight();
  }

  /** Writes the lines around x from y down. */
  void centred(Page page, float x, float y, Color colour) throws IOException {
    float top = y;
    for (ShapedLine line : lines) {
      page.words(line, x - width(line) / 2, top + ascent(), size, colour);
      top += lineHeight();
    }
  }

  /** Writes the lines from y down, each starting at x: to the right of it, or to the left. */
  void starting(Page page, float x, float y, Color colour, boolean rightToLeft) throws IOException {
    float top = y;
    for (ShapedLine line : lines) {
      page.words(line, rightToLeft ? x - width(line) : x, top + ascent(), size, colour);
      top += lineHeight();
    }
  }

  private float lineHeight() {
    return size * LINE;
  }

  /** How far the base line is below the top of a line. */
  private float ascent() {
    return size * ASCENT;
  }

  /** How wide a line is in points. */
  float width(ShapedLine line) {
    return line.width() * size / Typeface.SIZE;
  }
}
