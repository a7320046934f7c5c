package io.trophycast.load.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One line as SVG, from zero up, or from below zero when it goes there. Its greys and its violet
 * can be read on white and on black, since a picture in a document does not know what is behind it.
 */
final class Plot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 200;
  private static final int LEFT = 70;
  private static final int BOTTOM = 25;
  private static final int TOP = 10;
  private static final int TITLE = 25;
  private static final String TEXT = "#808080";
  private static final String GRID = "#80808060";
  private static final String LINE = "#9060e0";

  private final XMLStreamWriter xml;
  private final Line line;
  private final double least;
  private final double most;

  private Plot(XMLStreamWriter xml, Line line) {
    this.xml = xml;
    this.line = line;
    this.least =
        Math.min(0, line.values().stream().mapToDouble(Double::doubleValue).min().orElse(0));
    double highest = line.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    this.most = Math.max(least + 1e-9, highest);
  }

  /** Into a page, under a heading; nothing of a line without values. */
  static void write(XMLStreamWriter xml, Line line) throws XMLStreamException {
    if (line.values().isEmpty()) {
      return;
    }
    xml.writeStartElement("h3");
    xml.writeCharacters(line.title());
    xml.writeEndElement();
    var plot = new Plot(xml, line);
    plot.begin(0, HEIGHT);
    plot.draw();
    xml.writeEndElement();
  }

  /** A file of its own, with its title in it. */
  static String file(Line line) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      var plot = new Plot(xml, line);
      plot.begin(-TITLE, HEIGHT + TITLE);
      plot.label(0, -8, line.title());
      plot.draw();
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A picture in memory can be written", e);
    }
    return text.append('\n').toString();
  }

  private void begin(int top, int height) throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeAttribute("xmlns", "http://www.w3.org/2000/svg");
    xml.writeAttribute("viewBox", "0 %d %d %d".formatted(top, WIDTH, height));
    xml.writeAttribute("role", "img");
    xml.writeAttribute("aria-label", line.title());
    xml.writeAttribute("font-family", "system-ui, sans-serif");
    xml.writeAttribute("font-size", "13");
  }

  private void draw() throws XMLStreamException {
    grid(least);
    grid((least + most) / 2);
    grid(most);
    xml.writeEmptyElement("polyline");
    xml.writeAttribute("points", points(line.values()));
    xml.writeAttribute("fill", "none");
    xml.writeAttribute("stroke", LINE);
    xml.writeAttribute("stroke-width", "2");
    label(LEFT, HEIGHT - 5, "0 " + line.unit());
    label(WIDTH - 50, HEIGHT - 5, "%.0f %s".formatted(end(), line.unit()));
  }

  private double end() {
    return (line.values().size() - 1) * line.apart();
  }

  private String points(List<Double> values) {
    var points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = LEFT + (WIDTH - LEFT) * (i / Math.max(1.0, values.size() - 1.0));
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, height(values.get(i))));
    }
    return points.toString().strip();
  }

  private void grid(double value) throws XMLStreamException {
    String y = String.format(Locale.ROOT, "%.1f", height(value));
    xml.writeEmptyElement("line");
    xml.writeAttribute("x1", String.valueOf(LEFT));
    xml.writeAttribute("x2", String.valueOf(WIDTH));
    xml.writeAttribute("y1", y);
    xml.writeAttribute("y2", y);
    xml.writeAttribute("stroke", GRID);
    label(0, height(value) + 5, number(value));
  }

  private void label(double x, double y, String text) throws XMLStreamException {
    xml.writeStartElement("text");
    xml.writeAttribute("x", String.format(Locale.ROOT, "%.1f", x));
    xml.writeAttribute("y", String.format(Locale.ROOT, "%.1f", y));
    xml.writeAttribute("fill", TEXT);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private double height(double value) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - least) / (most - least));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
  }
}
