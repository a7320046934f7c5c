package io.trophycast.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A page that is being drawn, measured in points from its top left corner. Words keep what they say
 * beside their glyphs, so that they can be searched, copied and read aloud, and of each font only
 * the glyphs that were used go along.
 */
final class Page implements AutoCloseable {
  private final float width;
  private final float height;
  private final PDDocument document = new PDDocument();
  private final PDPage page;
  private final PDResources resources = new PDResources();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ContentStreamWriter writer = new ContentStreamWriter(content);
  private final Map<Typeface, Embedded> fonts = new HashMap<>();

  private record Embedded(PDType0Font font, COSName name, Set<Integer> glyphs) {}

  private Page(float width, float height) {
    this.width = width;
    this.height = height;
    this.page = new PDPage(new PDRectangle(width, height));
  }

  static Page upright(PaperSize size) {
    return new Page(size.width(), size.height());
  }

  static Page lyingDown(PaperSize size) {
    float across = size.height();
    float down = size.width();
    return new Page(across, down);
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }

  /** A line of words that starts at x, with its base line at y. */
  void words(ShapedLine line, float x, float y, float size, Color colour) throws IOException {
    float scale = size / Typeface.SIZE;
    for (ShapedLine.Run run : line.runs()) {
      Embedded embedded = embedded(run.face());
      var said = new COSDictionary();
      said.setItem(COSName.ACTUAL_TEXT, new COSString(run.words()));
      write(OperatorName.BEGIN_MARKED_CONTENT_SEQ, COSName.getPDFName("Span"), said);
      fill(colour);
      write(OperatorName.BEGIN_TEXT);
      write(OperatorName.SET_FONT_AND_SIZE, embedded.name(), number(size));
      for (ShapedLine.Glyph glyph : run.glyphs()) {
        embedded.glyphs().add(glyph.number());
        write(
            OperatorName.SET_MATRIX,
            numbers(1, 0, 0, 1, x + glyph.x() * scale, height - y + glyph.y() * scale));
        write(OperatorName.SHOW_TEXT, new COSString(embedded.font().encodeGlyphId(glyph.number())));
      }
      write(OperatorName.END_TEXT);
      write(OperatorName.END_MARKED_CONTENT);
    }
  }

  private Embedded embedded(Typeface face) throws IOException {
    Embedded known = fonts.get(face);
    if (known == null) {
      PDType0Font font = PDType0Font.load(document, face.outlines(), true);
      known = new Embedded(font, resources.add(font), new HashSet<>());
      fonts.put(face, known);
    }
    return known;
  }

  /** A straight line across. */
  void rule(float x, float y, float length, float thickness, Color colour) throws IOException {
    box(x, y - thickness / 2, length, thickness, colour);
  }

  void box(float x, float y, float boxWidth, float boxHeight, Color colour) throws IOException {
    fill(colour);
    write(OperatorName.APPEND_RECT, numbers(x, height - y - boxHeight, boxWidth, boxHeight));
    write(OperatorName.FILL_NON_ZERO);
  }

  /** A frame so far from the paper's edge. */
  void frame(float inset, float thickness, Color colour) throws IOException {
    write(OperatorName.STROKING_COLOR_RGB, components(colour));
    write(OperatorName.SET_LINE_WIDTH, number(thickness));
    write(OperatorName.APPEND_RECT, numbers(inset, inset, width - 2 * inset, height - 2 * inset));
    write(OperatorName.STROKE_PATH);
  }

  void disc(float x, float y, float radius, Color colour) throws IOException {
    // Four Bézier curves; the constant makes them round to a part in four thousand.
    float k = 0.5523f * radius;
    float middle = height - y;
    fill(colour);
    write(OperatorName.MOVE_TO, numbers(x + radius, middle));
    curve(x + radius, middle + k, x + k, middle + radius, x, middle + radius);
    curve(x - k, middle + radius, x - radius, middle + k, x - radius, middle);
    curve(x - radius, middle - k, x - k, middle - radius, x, middle - radius);
    curve(x + k, middle - radius, x + radius, middle - k, x + radius, middle);
    write(OperatorName.FILL_NON_ZERO);
  }

  private void curve(float... points) throws IOException {
    write(OperatorName.CURVE_TO, numbers(points));
  }

  /** A QR code of this size, without the quiet zone of four modules that it needs around it. */
  void qr(String says, float x, float y, float size) throws IOException {
    ByteMatrix modules;
    try {
      modules = Encoder.encode(says, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IOException("No QR code holds " + says.length() + " characters", e);
    }
    float module = size / modules.getWidth();
    fill(Color.BLACK);
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row) == 1) {
          write(
              OperatorName.APPEND_RECT,
              numbers(x + column * module, height - y - (row + 1) * module, module, module));
        }
      }
    }
    write(OperatorName.FILL_NON_ZERO);
  }

  private void fill(Color colour) throws IOException {
    write(OperatorName.NON_STROKING_RGB, components(colour));
  }

  private static COSBase[] components(Color colour) {
    float[] rgb = colour.getRGBColorComponents(null);
    return numbers(rgb);
  }

  private static COSBase[] numbers(float... values) {
    COSBase[] numbers = new COSBase[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = number(values[i]);
    }
    return numbers;
  }

  /** To a hundredth of a point, which no printer can tell from more. */
  private static COSFloat number(float value) {
    return new COSFloat(Math.round(value * 100) / 100f);
  }

  private void write(String operator, COSBase... operands) throws IOException {
    Object[] tokens = Arrays.copyOf(operands, operands.length + 1, Object[].class);
    tokens[operands.length] = Operator.getOperator(operator);
    writer.writeTokens(tokens);
  }

  /** The finished document. */
  byte[] pdf(String title, Locale language) throws IOException {
    for (Embedded embedded : fonts.values()) {
      embedded.font().addGlyphsToSubset(embedded.glyphs());
      embedded.font().subset();
    }
    page.setResources(resources);
    page.setContents(
        new PDStream(
            document, new ByteArrayInputStream(content.toByteArray()), COSName.FLATE_DECODE));
    document.addPage(page);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer("Trophycast");
    document.getDocumentCatalog().setLanguage(language.stripExtensions().toLanguageTag());
    var preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
