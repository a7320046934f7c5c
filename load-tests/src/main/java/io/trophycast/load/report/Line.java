package io.trophycast.load.report;

import java.util.List;

/**
 * What is drawn as one line.
 *
 * @param title with the unit of the values
 * @param values at even distances, from 0 on
 * @param apart how far from one to the next
 * @param unit of that distance
 */
public record Line(String title, List<Double> values, double apart, String unit) {
  public Line {
    values = List.copyOf(values);
  }

  /** What went on second by second. */
  public static Line aSecond(String title, List<Double> values) {
    return new Line(title, values, 1, "s");
  }

  /** What so many in a hundred do not exceed, from 0 on. */
  public static Line aPercentile(String title, List<Double> values) {
    return new Line(title, values, 1, "%");
  }
}
