package io.trophycast.trophy;

import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words broken into lines: shaped, and in the direction of their script. */
record Paragraph(List<TextLayout> lines) {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** How big letters may be and how small, and in how many lines at the most. */
  record Fit(float largest, float smallest, int lines) {}

  /**
   * The words as big as they fit; when they don't even with the smallest letters, their beginning.
   * Nothing when there is nothing to draw.
   */
  static Optional<Paragraph> fitting(
      String words,
      BiFunction<String, Float, Optional<AttributedString>> style,
      Fit fit,
      float width,
      boolean rightToLeft) {
    for (float size = fit.largest(); size >= fit.smallest(); size -= 1) {
      Optional<AttributedString> styled = style.apply(words, size);
      if (words.isEmpty() || styled.isEmpty()) {
        return Optional.empty();
      }
      Optional<Paragraph> whole = broken(styled.get(), width, fit.lines(), rightToLeft);
      if (whole.isPresent()) {
        return whole;
      }
    }
    List<String> characters = CHARACTER.matcher(words).results().map(MatchResult::group).toList();
    for (int kept = characters.size() - 1; kept > 0; kept--) {
      String beginning = String.join("", characters.subList(0, kept)).strip() + "…";
      Optional<Paragraph> cut =
          style
              .apply(beginning, fit.smallest())
              .flatMap(styled -> broken(styled, width, fit.lines(), rightToLeft));
      if (cut.isPresent()) {
        return cut;
      }
    }
    return Optional.empty();
  }

  /** All the words in at most so many lines, or nothing. */
  private static Optional<Paragraph> broken(
      AttributedString words, float width, int mostLines, boolean rightToLeft) {
    words.addAttribute(
        TextAttribute.RUN_DIRECTION,
        rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    AttributedCharacterIterator characters = words.getIterator();
    var measurer = new LineBreakMeasurer(characters, CONTEXT);
    List<TextLayout> lines = new ArrayList<>();
    while (measurer.getPosition() < characters.getEndIndex()) {
      if (lines.size() == mostLines) {
        return Optional.empty();
      }
      lines.add(measurer.nextLayout(width));
    }
    return Optional.of(new Paragraph(lines));
  }

  float height() {
    float height = 0;
    for (TextLayout line : lines) {
      height += line.getAscent() + line.getDescent() + line.getLeading();
    }
    return height;
  }

  /** Draws the lines from the top down, each starting at the side its direction says. */
  void draw(Graphics2D pen, float left, float top, float width, boolean rightToLeft) {
    float y = top;
    for (TextLayout line : lines) {
      y += line.getAscent();
      float x = rightToLeft ? left + width - line.getVisibleAdvance() : left;
      line.draw(pen, x, y);
      y += line.getDescent() + line.getLeading();
    }
  }
}
