package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Home;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code load} command: one scenario, its figures, and whether every answer was right. */
@Command(
    name = "load",
    description = "Opens many real sockets to a server that it starts, and measures.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LoadCommand implements Callable<Integer> {
  private static final int RIGHT = 0;
  private static final int WRONG = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "SCENARIO",
      description = "What to try: ${COMPLETION-CANDIDATES}.")
  private Scenario scenario = Scenario.FANOUT;

  @Option(names = "--members", description = "Who connect; by default what the scenario is for.")
  private @Nullable Integer members;

  @Option(names = "--seconds", description = "Of measurement.")
  private @Nullable Integer seconds;

  @Option(names = "--rate", description = "Of what happens, a second.")
  private @Nullable Double rate;

  @Option(names = "--supply", description = "Trophies of a drop; default ${DEFAULT-VALUE}.")
  private int supply = 100;

  @Option(names = "--rounds", description = "Of a comparison; default ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--jar", required = true, description = "The server.")
  private Path jar = Path.of("");

  @Option(
      names = "--java-options",
      split = " ",
      description = "Of the server's JVM; by default those of scripts/start.")
  private List<String> javaOptions = List.of("-XX:+UseCompactObjectHeaders");

  @Option(names = "--reports", description = "Folder to write to; default ${DEFAULT-VALUE}.")
  private Path reports = Path.of("load-tests/target/load");

  @Option(names = "--plots", description = "Folder to write each plot to as SVG; by default none.")
  private @Nullable Path plots;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (var home = Home.open("load")) {
      var terms =
          new Terms(
              Optional.ofNullable(members).orElse(scenario.members()),
              Optional.ofNullable(seconds).orElse(scenario.seconds()),
              Optional.ofNullable(rate).orElse(scenario.rate()),
              supply,
              rounds,
              jar.toAbsolutePath(),
              javaOptions,
              Path.of("load-tests/peers"),
              home.path(),
              out::println);
      Result result = scenario.run(terms);
      print(out, result.figures());
      result.remarks().forEach(out::println);
      result.wrong().forEach(line -> out.println("WRONG: " + line));
      out.println("report: " + result.write(reports));
      Optional.ofNullable(plots).ifPresent(result::plot);
      return result.isRight() ? RIGHT : WRONG;
    }
  }

  private static void print(PrintWriter out, JsonObject figures) {
    figures.forEach(
        figure -> out.println("%-34s %s".formatted(figure.getKey(), figure.getValue())));
  }
}
