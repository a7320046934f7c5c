package io.trophycast.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as tests look at it. */
final class Printed {
  private Printed() {}

  /** The PDF and its picture stay under target/ to be looked at. */
  static void keep(byte[] pdf, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "paper"));
    Files.write(folder.resolve(name + ".pdf"), pdf);
    ImageIO.write(image(pdf), "png", folder.resolve(name + ".png").toFile());
  }

  static String words(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  static BufferedImage image(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 110);
    }
  }

  /** What the QR code on it says. */
  static String code(byte[] pdf) throws IOException, ReaderException {
    BufferedImage page = image(pdf);
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, new int[width * height], 0, width);
    var seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    return new QRCodeReader().decode(seen).getText();
  }
}
