package io.trophycast.paper;

import java.util.List;

/**
 * A line of words as it is seen: runs of glyphs from left to right, at {@link Typeface#SIZE}.
 *
 * @param width how far it reaches at that size
 */
record ShapedLine(List<Run> runs, float width) {

  /**
   * Glyphs of one font.
   *
   * @param words what they say, in the order of reading
   * @param glyphs where each stands
   */
  record Run(Typeface face, String words, List<Glyph> glyphs) {}

  /**
   * One glyph.
   *
   * @param number its number in the font
   * @param x from the beginning of the line
   * @param y above the base line
   */
  record Glyph(int number, float x, float y) {}
}
