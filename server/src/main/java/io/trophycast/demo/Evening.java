package io.trophycast.demo;

import io.trophycast.protocol.Stage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The demo's one event loop: its timers and sockets end with it. */
final class Evening extends VerticleBase {
  private final DemoSettings settings;
  private final String hostToken;
  private final RandomGenerator random = new SplittableRandom();
  private Optional<Opening> opening = Optional.empty();

  /** What there is once the doors are open. */
  record Opening(Stage stage, String screenAddress, Crowd crowd) {}

  Evening(DemoSettings settings, String hostToken) {
    this.settings = settings;
    this.hostToken = hostToken;
  }

  @Override
  public Future<?> start() {
    var api = new StageApi(vertx, settings.server());
    var script = new DemoScript(random, settings.untilOpening());
    var host = new DemoHost(vertx, api, hostToken, script);
    return host.openStage()
        .compose(stage -> host.openScreen(stage).map(screen -> open(api, script, stage, screen)))
        .onSuccess(
            opened -> {
              opening = Optional.of(opened);
              opened.crowd().gather(settings.members());
              host.entertain(opened.stage(), opened.crowd());
            });
  }

  @Override
  public Future<?> stop() {
    opening.ifPresent(opened -> opened.crowd().disperse());
    return Future.succeededFuture();
  }

  /** Once it is deployed. */
  Opening opening() {
    return opening.orElseThrow();
  }

  private Opening open(StageApi api, DemoScript script, Stage stage, String screenAddress) {
    var crowd = new Crowd(vertx, settings, api, stage, script, random);
    return new Opening(stage, screenAddress, crowd);
  }
}
