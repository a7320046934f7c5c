package io.trophycast.load.measure;

/**
 * What a server says of itself, in Prometheus' text format.
 *
 * @param text a line a meter
 */
public record Scrape(String text) {
  /** A meter without tags. */
  public double value(String meter) {
    return text.lines()
        .filter(line -> line.startsWith(meter + " "))
        .mapToDouble(Scrape::number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server has no meter " + meter));
  }

  /** All of a meter that have this tag; 0 when there are none yet. */
  public double sum(String meter, String tag) {
    return text.lines()
        .filter(line -> line.startsWith(meter + "{") && line.contains(tag))
        .mapToDouble(Scrape::number)
        .sum();
  }

  private static double number(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
