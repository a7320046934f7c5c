package io.trophycast.pickup;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code as rows of {@code 1} for dark and {@code 0} for light. The server makes it, so that a
 * member's phone need not load what makes QR codes.
 */
final class QrRows {
  private QrRows() {}

  static List<String> of(String text) {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("This does not fit into a QR code", e);
    }
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < matrix.getHeight(); y++) {
      var row = new StringBuilder();
      for (int x = 0; x < matrix.getWidth(); x++) {
        row.append(matrix.get(x, y) == 1 ? '1' : '0');
      }
      rows.add(row.toString());
    }
    return List.copyOf(rows);
  }
}
