package io.trophycast.runtime;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one running server, each on stages of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnAServer {
  RunningServer running;

  @BeforeAll
  void start() {
    running = new RunningServer();
  }

  @AfterAll
  void stop() {
    running.close();
  }
}
