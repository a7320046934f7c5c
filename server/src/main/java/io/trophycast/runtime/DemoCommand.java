package io.trophycast.runtime;

import io.trophycast.demo.Demo;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code demo} command: brings a crowd to a running server until it is told to end. */
@Command(
    name = "demo",
    description =
        "Makes a stage on a running server and fills it with simulated members, who join, throw"
            + " confetti and claim over real sockets, until it is stopped (Ctrl-C).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {
  private static final int LARGEST_CROWD = 2_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      defaultValue = "${env:TROPHYCAST_DEMO_URL:-http://localhost:8080}",
      description =
          "Base address of the server. [TROPHYCAST_DEMO_URL, default http://localhost:8080]")
  private URI url = URI.create("");

  @Option(
      names = "--link",
      required = true,
      defaultValue = "${env:TROPHYCAST_DEMO_LINK}",
      description =
          "Secret of the server's one-time host link, what follows #link= in it. The demo uses it"
              + " up. [TROPHYCAST_DEMO_LINK]")
  private String link = "";

  @Option(
      names = "--members",
      defaultValue = "${env:TROPHYCAST_DEMO_MEMBERS:-300}",
      description = "How many members come, at most 2000. [TROPHYCAST_DEMO_MEMBERS, default 300]")
  private int members;

  @Override
  public Integer call() throws InterruptedException {
    if (members < 1 || members > LARGEST_CROWD) {
      throw new ParameterException(
          spec.commandLine(), "--members must be from 1 to " + LARGEST_CROWD + ".");
    }
    Vertx vertx = Vertx.vertx();
    Demo demo =
        Demo.enter(vertx, url, link)
            .compose(token -> Demo.start(vertx, url, token, members))
            .await();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("join    %s%n", demo.joinAddress());
    out.printf("screen  %s%n", demo.screenAddress());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
