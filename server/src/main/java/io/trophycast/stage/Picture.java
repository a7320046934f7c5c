package io.trophycast.stage;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture that is safe to show: what somebody uploaded was decoded and drawn anew, so that
 * nothing of it is left but what it looks like, no place where it was taken and no second meaning
 * of its bytes.
 */
public final class Picture {
  /** The longest side of a picture that is accepted. */
  public static final int LARGEST_SIDE = 8000;

  private static final int SHOWN_SIDE = 512;
  // A tiny file can claim to be huge; decoding is refused before it takes the memory.
  private static final long MOST_PIXELS = 40_000_000;
  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private final byte[] png;

  private Picture(byte[] png) {
    this.png = png;
  }

  static {
    ImageIO.setUseCache(false);
  }

  /** The picture in this upload, or nothing when there is none that can be shown. */
  public static Optional<Picture> reencoded(byte[] upload) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Decoders throw whatever comes to their mind at damaged files.
      return Optional.empty();
    }
  }

  /** The picture as PNG, at most 512 × 512 pixels. */
  public byte[] png() {
    return png.clone();
  }

  private static Optional<Picture> read(ImageReader reader, ImageInputStream in)
      throws IOException {
    try {
      if (!FORMATS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))) {
        return Optional.empty();
      }
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > LARGEST_SIDE || height > LARGEST_SIDE || (long) width * height > MOST_PIXELS) {
        return Optional.empty();
      }
      var parameters = reader.getDefaultReadParam();
      // Coarse steps while decoding keep the memory small; drawing does the rest smoothly.
      int step = Math.max(1, Math.max(width, height) / (SHOWN_SIDE * 2));
      parameters.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(new Picture(png(fitted(reader.read(0, parameters)))));
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage fitted(BufferedImage image) {
    double scale = Math.min(1, (double) SHOWN_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = fitted.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, 0, 0, width, height, new Color(0, true), null);
    pen.dispose();
    return fitted;
  }

  private static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
