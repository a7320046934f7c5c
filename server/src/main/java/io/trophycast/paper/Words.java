package io.trophycast.paper;

import io.trophycast.paper.Typefaces.Voice;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words to be written: each character with its font, in the direction of the first letter that has
 * one. A character that no font has is left out, not drawn as a box.
 */
final class Words {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  // Glyph numbers with which Java marks characters that leave no trace.
  private static final int NO_GLYPH = 0xfffe;

  private final String text;
  private final List<Typeface> faces;
  private final Bidi direction;

  private Words(String text, List<Typeface> faces) {
    this.text = text;
    this.faces = faces;
    this.direction = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
  }

  static Words of(String words, Voice voice, Typefaces typefaces) {
    var text = new StringBuilder();
    List<Typeface> faces = new ArrayList<>();
    // What stands before the first letter is written in that letter's font.
    Optional<Typeface> before =
        characters(words).stream()
            .filter(character -> !Typefaces.isShared(character.codePointAt(0)))
            .findFirst()
            .flatMap(letter -> typefaces.of(letter, words, voice, Optional.empty()));
    for (String character : characters(words)) {
      Optional<Typeface> face = typefaces.of(character, words, voice, before);
      if (face.isPresent()) {
        text.append(character);
        character.chars().forEach(_ -> faces.add(face.get()));
        before = face;
      }
    }
    return new Words(text.toString(), List.copyOf(faces));
  }

  /** What a reader takes for characters. */
  static List<String> characters(String words) {
    return CHARACTER.matcher(words).results().map(MatchResult::group).toList();
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** All the words in lines of at most this width at {@link Typeface#SIZE}. */
  List<ShapedLine> broken(float width) {
    BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    places.setText(text);
    List<ShapedLine> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = from;
      for (int next = places.following(from);
          next != BreakIterator.DONE && line(from, next).width() <= width;
          next = places.next()) {
        to = next;
      }
      if (to == from) {
        to = withinAWord(from, width);
      }
      lines.add(line(from, to));
      from = to;
    }
    return lines;
  }

  /** As many characters of a word that is too long as fit, and at least one. */
  private int withinAWord(int from, float width) {
    int to = from;
    for (String character : characters(text.substring(from))) {
      if (to > from && line(from, to + character.length()).width() > width) {
        break;
      }
      to += character.length();
    }
    return to;
  }

  private ShapedLine line(int from, int end) {
    int to = end;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (to == from) {
      return new ShapedLine(List.of(), 0);
    }
    List<ShapedLine.Run> shaped = new ArrayList<>();
    float x = 0;
    for (Run run : seen(from, to)) {
      GlyphVector glyphs = run.shaped(text);
      shaped.add(new ShapedLine.Run(run.face, text.substring(run.from, run.to), placed(glyphs, x)));
      x += (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    }
    return new ShapedLine(List.copyOf(shaped), x);
  }

  private static List<ShapedLine.Glyph> placed(GlyphVector glyphs, float x) {
    List<ShapedLine.Glyph> placed = new ArrayList<>();
    for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
      if (glyphs.getGlyphCode(i) < NO_GLYPH) {
        Point2D place = glyphs.getGlyphPosition(i);
        placed.add(
            new ShapedLine.Glyph(
                glyphs.getGlyphCode(i), x + (float) place.getX(), (float) -place.getY()));
      }
    }
    return List.copyOf(placed);
  }

  /** Neighbours in one font and one direction. */
  private record Run(Typeface face, int from, int to, int level) {

    GlyphVector shaped(String text) {
      int flags =
          level % 2 == 1 ? java.awt.Font.LAYOUT_RIGHT_TO_LEFT : java.awt.Font.LAYOUT_LEFT_TO_RIGHT;
      return face.shaper().layoutGlyphVector(CONTEXT, text.toCharArray(), from, to, flags);
    }
  }

  /** The runs of a line from left to right. */
  private List<Run> seen(int from, int to) {
    Bidi line = direction.createLineBidi(from, to);
    List<Run> runs = new ArrayList<>();
    int start = from;
    for (int at = from + 1; at <= to; at++) {
      if (at == to
          || faces.get(at) != faces.get(start)
          || line.getLevelAt(at - from) != line.getLevelAt(start - from)) {
        runs.add(new Run(faces.get(start), start, at, line.getLevelAt(start - from)));
        start = at;
      }
    }
    byte[] levels = new byte[runs.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) runs.get(i).level();
    }
    Run[] inOrder = runs.toArray(Run[]::new);
    Bidi.reorderVisually(levels, 0, inOrder, 0, inOrder.length);
    return Arrays.asList(inOrder);
  }
}
