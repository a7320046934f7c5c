package io.trophycast.runtime;

import io.trophycast.demo.Demo;
import io.trophycast.demo.DemoSettings;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
          "The server's one-time host link, or its secret. The demo uses it up."
              + " [TROPHYCAST_DEMO_LINK]")
  private String link = "";

  @Option(
      names = "--members",
      defaultValue = "${env:TROPHYCAST_DEMO_MEMBERS:-300}",
      description = "How many members come, at most 2000. [TROPHYCAST_DEMO_MEMBERS, default 300]")
  private int members;

  @Override
  public Integer call() throws InterruptedException {
    DemoSettings settings = settings();
    Vertx vertx = Vertx.vertx();
    Demo demo = begin(vertx, settings);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("join    %s%n", demo.joinAddress());
    out.printf("screen  %s%n", demo.screenAddress());
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  private DemoSettings settings() {
    try {
      return DemoSettings.of(url, members);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private Demo begin(Vertx vertx, DemoSettings settings) {
    String secret = link.substring(link.lastIndexOf('=') + 1);
    try {
      return Demo.enter(vertx, url, secret)
          .compose(token -> Demo.start(vertx, settings, token))
          .await();
    } catch (Throwable e) {
      vertx.close().await();
      throw new CannotStart("The demo could not begin at " + url + ": " + e.getMessage(), e);
    }
  }
}
