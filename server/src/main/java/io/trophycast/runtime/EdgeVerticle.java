package io.trophycast.runtime;

import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.HttpEdge;
import io.trophycast.edge.LiveEdge;
import io.trophycast.edge.LiveServices;
import io.trophycast.edge.Origins;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;

/** One event loop of the edge. All of them listen on the same port, each with its connections. */
final class EdgeVerticle extends VerticleBase {
  private final Setup setup;
  private Optional<LiveEdge> live = Optional.empty();

  /** What all loops share. */
  record Setup(
      String host,
      int port,
      HttpEdge http,
      LiveServices services,
      Origins origins,
      ConnectionLimit limit) {}

  EdgeVerticle(Setup setup) {
    this.setup = setup;
  }

  @Override
  public Future<?> start() {
    setup.services().meters().loops().watch(vertx);
    var edge = new LiveEdge(vertx, context, setup.services(), setup.origins(), setup.limit());
    live = Optional.of(edge);
    var options = new HttpServerOptions().setHost(setup.host()).setPort(setup.port());
    return vertx
        .createHttpServer(LiveEdge.configure(options))
        .requestHandler(edge.before(setup.http().router(edge)))
        .listen();
  }

  /** Says goodbye to this loop's connections; may be called from any thread. */
  Future<Void> drain() {
    return live.map(LiveEdge::drain).orElseGet(Future::succeededFuture);
  }
}
