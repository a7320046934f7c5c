package io.trophycast.load.chaos;

import io.trophycast.load.fleet.Home;
import io.trophycast.load.fleet.SingleRedis;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code chaos} command: hurts a fleet for some minutes and judges what its clients saw. */
@Command(
    name = "chaos",
    description =
        "Runs several instances over real Redis processes, hurts them by a seeded schedule while a"
            + " crowd claims, and holds what the crowd saw against the guarantees.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ChaosCommand implements Callable<Integer> {
  private static final int VALID = 0;
  private static final int VIOLATED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--seed", description = "Of the schedule and of the crowd; random by default.")
  private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

  @Option(names = "--minutes", description = "How long faults happen; default ${DEFAULT-VALUE}.")
  private double minutes = 2;

  @Option(
      names = "--topology",
      description = "single, sentinel or cluster; default ${DEFAULT-VALUE}.")
  private Settings.Topology topology = Settings.Topology.SINGLE;

  @Option(names = "--clients", description = "Members; default ${DEFAULT-VALUE}.")
  private int clients = 200;

  @Option(names = "--instances", description = "Servers; default ${DEFAULT-VALUE}.")
  private int instances = 3;

  @Option(names = "--jar", required = true, description = "The server.")
  private Path jar = Path.of("");

  @Option(
      names = "--report",
      description = "The file to write; by default load-tests/target/chaos/TOPOLOGY-SEED.json.")
  private @Nullable Path report;

  @Option(names = "--schedule", description = "Only prints what would go wrong when.")
  private boolean onlySchedule;

  @Option(names = "--keep", description = "Keeps the data and logs of all processes.")
  private boolean keep;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Home home = Home.open("chaos");
    var settings =
        new Settings(
            seed,
            Duration.ofMillis((long) (minutes * 60_000)),
            topology,
            clients,
            instances,
            SingleRedis.FSYNC_FIRST,
            Optional.empty(),
            true,
            List.of(jar),
            home.path());
    var run = new ChaosRun(settings, out::println);
    var end = new Thread(run::close, "end");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      if (onlySchedule) {
        run.schedule().faults().forEach(out::println);
        return VALID;
      }
      out.println("seed " + seed);
      Report done = run.run();
      Path file =
          Optional.ofNullable(report)
              .orElse(Path.of("load-tests/target/chaos", topology + "-" + seed + ".json"));
      done.write(file);
      done.violations().stream()
          .limit(10)
          .forEach(violation -> out.println(violation.guarantee() + " " + violation.what()));
      out.println(done.line());
      out.println("report: " + file);
      return done.isValid() ? VALID : VIOLATED;
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
      run.close();
      if (keep) {
        out.println("data and logs: " + home.path());
      } else {
        home.close();
      }
    }
  }
}
