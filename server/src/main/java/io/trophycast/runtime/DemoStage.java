package io.trophycast.runtime;

import io.trophycast.demo.Demo;
import io.trophycast.demo.DemoSettings;
import io.vertx.core.Vertx;
import java.io.PrintWriter;

/**
 * The demo that comes with a server: its crowd lives in the same process, on a Vert.x of its own,
 * and ends with it.
 */
final class DemoStage {
  private static final int CROWD = 300;

  private final Server server;

  DemoStage(Server server) {
    this.server = server;
  }

  /** Lets the crowd in and prints where to watch it. */
  void open(PrintWriter out) {
    String token = server.features().tokens().grantHost().token();
    DemoSettings settings = DemoSettings.of(server.ownAddress(), CROWD);
    Demo demo = Demo.start(Vertx.vertx(), settings, token).await();
    out.printf("demo join  %s%n", demo.joinAddress());
    out.printf("screen     %s%n", demo.screenAddress());
    out.flush();
  }
}
