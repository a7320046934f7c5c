package io.trophycast.demo;

import io.trophycast.protocol.Stage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The demo's one event loop: its timers and sockets end with it. */
final class Evening extends VerticleBase {
  private final URI server;
  private final String hostToken;
  private final int members;
  private final RandomGenerator random = new SplittableRandom();
  private Optional<Opening> opening = Optional.empty();

  /** What there is once the doors are open. */
  record Opening(Stage stage, String screenAddress, Crowd crowd) {}

  Evening(URI server, String hostToken, int members) {
    this.server = server;
    this.hostToken = hostToken;
    this.members = members;
  }

  @Override
  public Future<?> start() {
    var api = new StageApi(vertx, server);
    var script = new DemoScript(random);
    var host = new DemoHost(vertx, api, hostToken, script);
    return host.openStage()
        .compose(stage -> host.openScreen(stage).map(screen -> open(api, script, stage, screen)))
        .onSuccess(
            opened -> {
              opening = Optional.of(opened);
              opened.crowd().gather(members);
              host.entertain(opened.stage(), opened.crowd());
            });
  }

  /** Once it is deployed. */
  Opening opening() {
    return opening.orElseThrow();
  }

  private Opening open(StageApi api, DemoScript script, Stage stage, String screenAddress) {
    var crowd = new Crowd(vertx, server, api, stage, script, random, members);
    return new Opening(stage, screenAddress, crowd);
  }
}
