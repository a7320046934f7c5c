package io.trophycast.runtime;

import io.vertx.core.logging.SLF4JLogDelegateFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line: a name for each thing the jar can do. */
@Command(
    name = "trophycast",
    description = "Live trophy drops: everyone sees the same countdown reach zero together.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      HostLinkCommand.class,
      VerifyDrawCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.setProperty(
        "vertx.logger-delegate-factory-class-name", SLF4JLogDelegateFactory.class.getName());
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  /**
   * What a person can put right gets one sentence; anything else is a fault of ours, and gets its
   * stack trace.
   */
  private static int explain(Exception fault, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(fault instanceof CannotStart)) {
      throw fault;
    }
    command.getErr().println(fault.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
