package io.trophycast.load.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * All that a load test found out.
 *
 * @param scenario its name
 * @param parameters what it was asked to do
 * @param figures what came out, by name, with the unit in the name
 * @param lines what is drawn
 * @param remarks what a reader has to know before they believe a figure
 * @param wrong answers that were not right; there should be none
 */
public record Result(
    String scenario,
    JsonObject parameters,
    JsonObject figures,
    List<Line> lines,
    List<String> remarks,
    List<String> wrong) {
  public Result {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
    wrong = List.copyOf(wrong);
  }

  /** Whether every answer was right. */
  public boolean isRight() {
    return wrong.isEmpty();
  }

  public JsonObject json() {
    var plots = new JsonObject();
    lines.forEach(line -> plots.put(line.title(), new JsonArray(line.values())));
    return new JsonObject()
        .put("scenario", scenario)
        .put("environment", Machine.environment())
        .put("parameters", parameters)
        .put("figures", figures)
        .put("remarks", new JsonArray(remarks))
        .put("wrong", new JsonArray(wrong))
        .put("plots", plots);
  }

  /** Writes each line as {@code SCENARIO-LINE.svg} into this folder. */
  public void plot(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Line line : lines) {
        if (!line.values().isEmpty()) {
          String name = scenario + "-" + line.title().replaceAll("[^A-Za-z0-9]+", "-");
          Files.writeString(
              folder.resolve(name.toLowerCase(Locale.ROOT) + ".svg"), Plot.file(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code SCENARIO.json} and {@code SCENARIO.html} into this folder. */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(scenario + ".json"), json().encodePrettily() + "\n");
      Path page = folder.resolve(scenario + ".html");
      Files.writeString(page, Page.of(this));
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
