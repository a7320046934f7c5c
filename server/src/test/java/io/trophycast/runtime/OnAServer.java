package io.trophycast.runtime;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that share one running server, each on stages of its own. */
abstract class OnAServer {
  static RunningServer running;

  @BeforeAll
  static void start() {
    running = new RunningServer();
  }

  @AfterAll
  static void stop() {
    running.close();
  }
}
