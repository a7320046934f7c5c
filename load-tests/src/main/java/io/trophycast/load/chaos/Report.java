package io.trophycast.load.chaos;

import io.trophycast.load.checker.Checker;
import io.trophycast.load.checker.DropRecord;
import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.History;
import io.trophycast.load.checker.Outcome;
import io.trophycast.load.checker.Position;
import io.trophycast.load.checker.Violation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param restored how often a frozen drop was restored
 * @param trouble what kept the run from coming to its end in order, or empty
 */
public record Report(
    Settings settings,
    Schedule schedule,
    History history,
    List<Violation> violations,
    int restored,
    String trouble,
    long seconds) {
  /** So many are written out in full; a broken rule breaks often. */
  private static final int MOST_WRITTEN = 50;

  static Report of(
      Settings settings,
      Schedule schedule,
      History history,
      int restored,
      String trouble,
      long seconds) {
    return new Report(
        settings, schedule, history, Checker.check(history), restored, trouble, seconds);
  }

  /** Whether every promise was kept, as far as anybody saw, and the run came to its end. */
  public boolean isValid() {
    return violations.isEmpty() && trouble.isEmpty();
  }

  /** The whole of it in one line. */
  String line() {
    JsonObject json = counts();
    return String.format(
        Locale.ROOT,
        "%s: seed %d, %s, %d instances, %d clients, %d s, %d faults, %d drops, %d claims asked, %d"
            + " won, %d moments heard, %d violations%s",
        isValid() ? "VALID" : "VIOLATED",
        settings.seed(),
        settings.topology(),
        settings.instances(),
        settings.clients(),
        seconds,
        schedule.faults().size(),
        history.aftermath().drops().size(),
        json.getLong("claims"),
        history.aftermath().drops().stream().mapToInt(DropRecord::awarded).sum(),
        json.getLong("momentsHeard"),
        violations.size(),
        trouble.isEmpty() ? "" : "; " + trouble);
  }

  /** Writes the report, and the history beside it, one event a line. */
  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, json().encodePrettily() + "\n");
      Path lines =
          file.resolveSibling(file.getFileName().toString().replace(".json", "") + ".history");
      try (BufferedWriter out = Files.newBufferedWriter(lines)) {
        for (Event event : history.events()) {
          out.write(event.toString());
          out.newLine();
        }
        for (DropRecord drop : history.aftermath().drops()) {
          out.write(drop.toString());
          out.newLine();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject json() {
    return new JsonObject()
        .put("verdict", isValid() ? "valid" : "violated")
        .put("summary", line())
        .put("seed", settings.seed())
        .put("generator", Schedule.ALGORITHM)
        .put("topology", settings.topology().toString())
        .put("instances", settings.instances())
        .put("clients", settings.clients())
        .put("seconds", seconds)
        .put("frozenAndRestored", restored)
        .put("trouble", trouble)
        .put("counts", counts())
        .put("faults", new JsonArray(schedule.faults().stream().map(Fault::toString).toList()))
        .put("violationCount", violations.size())
        .put(
            "violationsByGuarantee",
            new JsonObject(new TreeMap<>(tally(violations, Violation::guarantee))))
        .put(
            "violations",
            new JsonArray(violations.stream().limit(MOST_WRITTEN).map(Report::json).toList()));
  }

  private JsonObject counts() {
    List<Event.Welcomed> welcomes = history.all(Event.Welcomed.class);
    long resumed = welcomes.stream().filter(Event.Welcomed::resumed).count();
    long reset =
        welcomes.stream()
            .filter(welcome -> !welcome.resumed() && welcome.asked().isPresent())
            .count();
    return new JsonObject()
        .put("claims", (long) history.all(Event.Asked.class).size())
        .put("answers", new JsonObject(outcomes()))
        .put("drops", history.aftermath().drops().size())
        .put("endings", new JsonObject(endings()))
        .put("welcomes", welcomes.size())
        .put("resumed", resumed)
        .put("reset", reset)
        .put(
            "epochs",
            welcomes.stream().map(Event.Welcomed::position).map(Position::epoch).distinct().count())
        .put("momentsHeard", (long) history.all(Event.Heard.class).size())
        .put("feedEnd", history.aftermath().feedEnd().toString());
  }

  private Map<String, Object> outcomes() {
    return new TreeMap<>(
        tally(history.all(Event.Answered.class), answer -> kind(answer.outcome())));
  }

  private static String kind(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? "Failed " + failed.code()
        : outcome.getClass().getSimpleName();
  }

  private Map<String, Object> endings() {
    return new TreeMap<>(
        tally(
            history.aftermath().drops(),
            drop -> drop.ending().isEmpty() ? drop.state() : drop.ending()));
  }

  private static <T> Map<String, Object> tally(List<T> things, Function<T, String> kind) {
    return things.stream()
        .collect(
            Collectors.groupingBy(
                kind, TreeMap::new, Collectors.collectingAndThen(Collectors.counting(), n -> n)));
  }

  private static JsonObject json(Violation violation) {
    return new JsonObject()
        .put("guarantee", violation.guarantee())
        .put("what", violation.what())
        .put("evidence", new JsonArray(violation.evidence()));
  }
}
