package io.trophycast.redis;

import io.trophycast.protocol.StageId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests that share one instance, each on a new stage of its own. */
public abstract class OnAStage {
  protected static Instance instance;
  protected StageId stage;

  @BeforeAll
  static void start() {
    instance = Instance.start();
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @BeforeEach
  void newStage() {
    stage = instance.stage();
  }
}
