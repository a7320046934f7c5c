package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.demo.Demo;
import io.trophycast.demo.DemoSettings;
import io.trophycast.redis.Await;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A crowd on real sockets, a real server and a real Redis. */
@Timeout(60)
class DemoIT {
  private static final int CROWD = 80;

  /** Of the first drop of the script, which more people want than there are trophies. */
  private static final int SUPPLY = 40;

  private RunningServer running;
  private Demo demo;

  @BeforeEach
  void start() {
    running = new RunningServer();
    demo =
        RunningServer.await(
            Demo.start(
                running.clientVertx,
                new DemoSettings(
                    URI.create("http://127.0.0.1:" + running.port()), CROWD, Duration.ofSeconds(6)),
                running.features().tokens().grantHost().token()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void aCrowdLivesThroughADropAndExactlyAsManyWinAsThereAreTrophies() {
    Await.until(() -> demo.sums().present() == CROWD);
    Await.until(() -> demo.sums().winners() == SUPPLY);

    assertThat(demo.sums().winners()).isEqualTo(SUPPLY);
    assertThat(demo.sums().refusals()).isZero();
  }

  @Test
  void everybodyIsGoneOnceItIsStopped() {
    Await.until(() -> demo.sums().present() == CROWD);

    RunningServer.await(demo.stop());

    Await.until(() -> demo.sums().present() == 0);
  }
}
