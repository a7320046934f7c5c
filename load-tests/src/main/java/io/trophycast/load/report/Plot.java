package io.trophycast.load.report;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One line over time as SVG, from zero up. */
final class Plot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 200;
  private static final int LEFT = 70;
  private static final int BOTTOM = 25;
  private static final int TOP = 10;

  private Plot() {}

  static void write(XMLStreamWriter xml, Line line) throws XMLStreamException {
    List<Double> values = line.values();
    if (values.isEmpty()) {
      return;
    }
    double most = Math.max(1e-9, values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    xml.writeStartElement("h3");
    xml.writeCharacters(line.title());
    xml.writeEndElement();
    xml.writeStartElement("svg");
    xml.writeAttribute("viewBox", "0 0 %d %d".formatted(WIDTH, HEIGHT));
    xml.writeAttribute("role", "img");
    xml.writeAttribute("aria-label", line.title());
    grid(xml, 0, "0");
    grid(xml, 0.5, number(most / 2));
    grid(xml, 1, number(most));
    xml.writeEmptyElement("polyline");
    xml.writeAttribute("points", points(values, most));
    xml.writeAttribute("fill", "none");
    xml.writeAttribute("stroke", "#6a2bd9");
    xml.writeAttribute("stroke-width", "2");
    label(xml, LEFT, HEIGHT - 5, "0 s");
    label(xml, WIDTH - 50, HEIGHT - 5, values.size() + " s");
    xml.writeEndElement();
  }

  private static String points(List<Double> values, double most) {
    var points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = LEFT + (WIDTH - LEFT) * (i / Math.max(1.0, values.size() - 1.0));
      points.append("%.1f,%.1f ".formatted(x, height(values.get(i) / most)));
    }
    return points.toString();
  }

  private static void grid(XMLStreamWriter xml, double share, String text)
      throws XMLStreamException {
    String y = "%.1f".formatted(height(share));
    xml.writeEmptyElement("line");
    xml.writeAttribute("x1", String.valueOf(LEFT));
    xml.writeAttribute("x2", String.valueOf(WIDTH));
    xml.writeAttribute("y1", y);
    xml.writeAttribute("y2", y);
    xml.writeAttribute("stroke", "#ddd");
    label(xml, 0, height(share) + 5, text);
  }

  private static void label(XMLStreamWriter xml, double x, double y, String text)
      throws XMLStreamException {
    xml.writeStartElement("text");
    xml.writeAttribute("x", "%.1f".formatted(x));
    xml.writeAttribute("y", "%.1f".formatted(y));
    xml.writeAttribute("font-size", "13");
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static double height(double share) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
  }
}
