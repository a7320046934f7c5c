package io.trophycast.load;

import io.trophycast.load.chaos.ChaosCommand;
import io.trophycast.load.scenario.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the jar. */
@Command(
    name = "trophycast-load-tests",
    description = "Drives real Trophycast servers from outside.",
    mixinStandardHelpOptions = true,
    subcommands = {ChaosCommand.class, LoadCommand.class})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            // @FILE among --java-options is for the JVM that is started.
            .setExpandAtFiles(false)
            .execute(args));
  }
}
