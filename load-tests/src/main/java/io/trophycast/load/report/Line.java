package io.trophycast.load.report;

import java.util.List;

/**
 * What went on second by second.
 *
 * @param title with the unit
 * @param values one a second, from the start of the measurement
 */
public record Line(String title, List<Double> values) {
  public Line {
    values = List.copyOf(values);
  }
}
