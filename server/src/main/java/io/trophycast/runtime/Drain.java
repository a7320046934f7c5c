package io.trophycast.runtime;

import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.Parting;
import io.trophycast.edge.Readiness;
import io.trophycast.stage.LiveStages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a server goes without anybody missing anything: first it says that it is not ready, then it
 * waits for a load balancer to notice, then it sends everybody elsewhere, but never so that
 * somebody would be on the way at the instant a drop opens. Nobody is waited for when nobody is
 * there. It is used by a plain thread that may wait.
 */
final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  /** After an opening come the claims; most are decided within this. */
  private static final long RUSH_MILLIS = 5_000;

  /** For a socket to be opened and welcomed elsewhere. */
  private static final long RETURN_MILLIS = 2_000;

  /** Whoever stops this server will not wait for ever, however many drops follow each other. */
  private static final long LONGEST_HOLD_MILLIS = 60_000;

  /** For everybody to see how the drop ended. */
  private static final long SEEN_MILLIS = 1_000;

  private static final long LOOK_MILLIS = 200;

  private final Vertx vertx;
  private final InstantSource clock;
  private final Readiness readiness;
  private final ConnectionLimit connections;
  private final LiveStages stages;
  private final List<EdgeVerticle> edges;
  private final Duration lead;

  Drain(
      Vertx vertx,
      InstantSource clock,
      Readiness readiness,
      ConnectionLimit connections,
      LiveStages stages,
      List<EdgeVerticle> edges,
      Duration lead) {
    this.vertx = vertx;
    this.clock = clock;
    this.readiness = readiness;
    this.connections = connections;
    this.stages = stages;
    this.edges = edges;
    this.lead = lead;
  }

  /** Returns when everybody has gone, or has had their time. */
  void run() {
    readiness.leave();
    if (connections.open() > 0) {
      pause(lead.toMillis());
      waitForOpenings();
    }
    Parting parting = Parting.of(connections.open());
    log.info(
        "Sending everybody elsewhere connections={} spread={} window={}",
        connections.open(),
        parting.spreadMillis(),
        parting.windowMillis());
    Future.join(edges.stream().map(edge -> edge.drain(parting)).toList()).await();
  }

  private void waitForOpenings() {
    long start = clock.millis();
    OptionalLong opening = opening();
    if (opening.isPresent()) {
      log.info("Staying for a drop that opens at={}", opening.getAsLong());
    }
    boolean stayed = opening.isPresent();
    while (opening.isPresent() && clock.millis() - start < LONGEST_HOLD_MILLIS) {
      pause(LOOK_MILLIS);
      opening = opening();
    }
    if (stayed) {
      pause(SEEN_MILLIS);
    }
  }

  /** The opening that somebody would miss if they were sent away now. */
  private OptionalLong opening() {
    long now = clock.millis();
    long away = Parting.of(connections.open()).wholeMillis() + RETURN_MILLIS;
    return stages.opening(now - RUSH_MILLIS, now + away).await();
  }

  private void pause(long millis) {
    if (millis > 0) {
      vertx.timer(millis, TimeUnit.MILLISECONDS).await();
    }
  }
}
