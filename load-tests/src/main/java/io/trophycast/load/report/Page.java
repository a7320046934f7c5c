package io.trophycast.load.report;

import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result as a page for people. The JDK's XML writer escapes what it is given; a charting library
 * would bring a dozen megabytes of Java2D for one line over time.
 */
final class Page {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1c1b22;background:#fff}table{border-collapse:collapse}"
          + "td,th{padding:.2rem 1rem .2rem 0;text-align:left;border-bottom:1px solid #ddd}"
          + "td{font-variant-numeric:tabular-nums}.wrong{color:#a3123a}svg{width:100%;height:auto}";

  private final XMLStreamWriter xml;

  private Page(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Result result) {
    var text = new StringWriter();
    text.append("<!doctype html>\n");
    try {
      new Page(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(result);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A page in memory can be written", e);
    }
    return text.append('\n').toString();
  }

  private void write(Result result) throws XMLStreamException {
    String title = "Load test: " + result.scenario();
    xml.writeStartElement("html");
    xml.writeAttribute("lang", "en");
    xml.writeStartElement("head");
    xml.writeEmptyElement("meta");
    xml.writeAttribute("charset", "utf-8");
    element("title", title);
    element("style", STYLE);
    xml.writeEndElement();
    xml.writeStartElement("body");
    element("h1", title);
    items("wrong", result.wrong());
    items("remark", result.remarks());
    table("Figures", result.figures());
    for (Line line : result.lines()) {
      Plot.write(xml, line);
    }
    table("Parameters", result.parameters());
    table("Environment", Machine.environment());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.flush();
  }

  private void items(String kind, List<String> texts) throws XMLStreamException {
    for (String text : texts) {
      xml.writeStartElement("p");
      xml.writeAttribute("class", kind);
      xml.writeCharacters(text);
      xml.writeEndElement();
    }
  }

  private void table(String title, JsonObject rows) throws XMLStreamException {
    element("h2", title);
    xml.writeStartElement("table");
    for (String name : rows.fieldNames()) {
      xml.writeStartElement("tr");
      element("th", name);
      element("td", String.valueOf(rows.getValue(name)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
