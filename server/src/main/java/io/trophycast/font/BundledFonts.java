package io.trophycast.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The font files inside the jar, by their place under {@code fonts/}, so that pictures and paper
 * look the same on a laptop and in a container without any fonts.
 */
public final class BundledFonts {
  private BundledFonts() {}

  /** A font to shape and measure words with. */
  public static Font load(String name) {
    allowForNoFontconfig();
    try (InputStream in = open(name)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(name + " is not a font", e);
    }
  }

  /** The bytes of a font, for a document that carries a part of it. */
  public static InputStream open(String name) {
    return Objects.requireNonNull(
        BundledFonts.class.getResourceAsStream("/fonts/" + name),
        () -> "Font " + name + " is missing from the jar");
  }

  /**
   * Java2D asks fontconfig for system fonts before it opens any other, and gives up in a container
   * without it, unless it is told of a configuration of its own.
   */
  private static synchronized void allowForNoFontconfig() {
    System.setProperty("java.awt.headless", "true");
    if (System.getProperty("sun.awt.fontconfig") != null) {
      return;
    }
    try (InputStream in = open("fontconfig.properties")) {
      Path file = Files.createTempFile("trophycast", "fontconfig.properties");
      file.toFile().deleteOnExit();
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      System.setProperty("sun.awt.fontconfig", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
