package io.trophycast.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A sheet that printers have: its sides in points (1/72 inch), upright. */
public enum PaperSize {
  /** ISO 216: 210 by 297 mm. */
  A4(595.276f, 841.89f),
  /** ANSI A: 8½ by 11 inches. */
  LETTER(612, 792);

  // Where CLDR says that people print on letter paper (paperSize, supplementalData).
  private static final Set<String> LETTER_REGIONS =
      Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

  private final float width;
  private final float height;

  PaperSize(float width, float height) {
    this.width = width;
    this.height = height;
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }

  /** The size of that name, {@code a4} or {@code letter}. */
  public static Optional<PaperSize> named(String name) {
    return Arrays.stream(values())
        .filter(size -> size.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** What lies in most printers where this language is read. */
  public static PaperSize usualIn(Locale reader) {
    return LETTER_REGIONS.contains(reader.getCountry()) ? LETTER : A4;
  }
}
