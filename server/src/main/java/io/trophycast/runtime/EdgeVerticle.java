package io.trophycast.runtime;

import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.HttpEdge;
import io.trophycast.edge.LiveEdge;
import io.trophycast.edge.LiveServices;
import io.trophycast.edge.Origins;
import io.trophycast.edge.Parting;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One event loop of the edge. All of them listen on the same port, each with its connections. */
final class EdgeVerticle extends VerticleBase {
  private final Setup setup;
  private Optional<Open> open = Optional.empty();

  /** What there is once it listens. */
  private record Open(HttpServer server, LiveEdge live) {}

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
    var options = new HttpServerOptions().setHost(setup.host()).setPort(setup.port());
    var server =
        vertx
            .createHttpServer(LiveEdge.configure(options))
            .connectionHandler(edge::connected)
            .requestHandler(edge.before(setup.http().router(edge)));
    open = Optional.of(new Open(server, edge));
    return server.listen();
  }

  /**
   * Accepts nobody any more, finishes the requests that are underway, and says goodbye to this
   * loop's connections; may be called from any thread.
   */
  Future<?> drain(Parting parting) {
    return open.map(
            all ->
                Future.join(
                    all.server().shutdown(LiveEdge.patience(parting), TimeUnit.MILLISECONDS),
                    all.live().drain(parting)))
        .orElseGet(() -> Future.join(List.of()));
  }
}
