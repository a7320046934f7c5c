package io.trophycast.demo;

import io.trophycast.protocol.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/** A stage with a host and a crowd that live by themselves, until it is stopped. */
public final class Demo {
  private final Vertx vertx;
  private final String deployment;
  private final Evening evening;

  private Demo(Vertx vertx, String deployment, Evening evening) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.evening = evening;
  }

  /**
   * Makes the stage, lets the crowd come in and the host begin.
   *
   * @param hostToken of a host, who the stage is made for
   */
  public static Future<Demo> start(Vertx vertx, DemoSettings settings, String hostToken) {
    var evening = new Evening(settings, hostToken);
    return vertx.deployVerticle(evening).map(deployment -> new Demo(vertx, deployment, evening));
  }

  /** Trades the secret of a one-time link for a host's token; the link is used up by that. */
  public static Future<String> enter(Vertx vertx, URI server, String link) {
    return new StageApi(vertx, server)
        .post("/host-sessions", Optional.empty(), new JsonObject().put("link", link))
        .map(grant -> grant.getString("token"));
  }

  /** Where people join, for a browser. */
  public String joinAddress() {
    return stage().joinAddress();
  }

  /** The venue screen's address, with its token. */
  public String screenAddress() {
    return evening.opening().screenAddress();
  }

  /** The stage itself. */
  public Stage stage() {
    return evening.opening().stage();
  }

  /** What has become of the crowd so far. */
  public CrowdTally.Sums sums() {
    return evening.opening().crowd().tally().sums();
  }

  /** Sends everybody home. The stage stays. */
  public Future<Void> stop() {
    return vertx.undeploy(deployment);
  }
}
