package io.trophycast.redis;

import io.trophycast.protocol.StageId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one instance, each on a new stage of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OnAStage {
  protected Instance instance;
  protected StageId stage;

  @BeforeAll
  void start() {
    instance = Instance.start();
  }

  @AfterAll
  void stop() {
    instance.close();
  }

  @BeforeEach
  void newStage() {
    stage = instance.stage();
  }
}
