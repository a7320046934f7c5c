package io.trophycast.paper;

import io.trophycast.font.BundledFonts;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * One font of the jar, from two sides: Java2D, with the HarfBuzz inside it, tells which of its
 * glyphs stand where, and PDFBox puts these glyphs into a document. Both number them alike. Opened
 * when the first word needs it; to be used by one thread at a time.
 */
final class Typeface {
  /** The size that words are shaped at; widths at other sizes follow in proportion. */
  static final float SIZE = 100;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");

  private final String name;
  private Optional<Font> shaper = Optional.empty();
  // The Chinese font is 10 MB: it may go when memory is short, and is read again.
  private SoftReference<TrueTypeFont> outlines = new SoftReference<>(null);

  Typeface(String name) {
    this.name = name;
  }

  /** Whether every character has a glyph, apart from those that only steer others. */
  boolean has(String characters) {
    return shaper().canDisplayUpTo(INVISIBLE.matcher(characters).replaceAll("")) == -1;
  }

  Font shaper() {
    if (shaper.isEmpty()) {
      shaper =
          Optional.of(
              BundledFonts.load(name)
                  .deriveFont(SIZE)
                  .deriveFont(
                      Map.of(
                          TextAttribute.KERNING, TextAttribute.KERNING_ON,
                          TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON)));
    }
    return shaper.get();
  }

  TrueTypeFont outlines() {
    TrueTypeFont known = outlines.get();
    if (known != null) {
      return known;
    }
    try (InputStream in = BundledFonts.open(name)) {
      TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      outlines = new SoftReference<>(read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
