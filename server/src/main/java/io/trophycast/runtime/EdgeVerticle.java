package io.trophycast.runtime;

import io.trophycast.edge.ConnectionLimit;
import io.trophycast.edge.LiveEdge;
import io.trophycast.edge.LiveServices;
import io.trophycast.edge.Origins;
import io.trophycast.identity.Principal;
import io.trophycast.identity.Scope;
import io.trophycast.identity.TokenCheck;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One event loop of the edge. All of them listen on the same port, each with its connections. */
final class EdgeVerticle extends VerticleBase {
  private final Setup setup;
  private Optional<LiveEdge> live = Optional.empty();

  /** What all loops share. */
  record Setup(
      String host, int port, LiveServices services, Origins origins, ConnectionLimit limit) {}

  EdgeVerticle(Setup setup) {
    this.setup = setup;
  }

  @Override
  public Future<?> start() {
    var edge = new LiveEdge(vertx, context, setup.services(), setup.origins(), setup.limit());
    live = Optional.of(edge);
    Router router = Router.router(vertx);
    router.get("/health/live").handler(request -> request.response().end("live\n"));
    router.get("/api/v1/stages/:stage/events").handler(request -> watch(edge, request));
    var options = new HttpServerOptions().setHost(setup.host()).setPort(setup.port());
    return vertx
        .createHttpServer(LiveEdge.configure(options))
        .requestHandler(edge.before(router))
        .listen();
  }

  /** Says goodbye to this loop's connections; may be called from any thread. */
  Future<Void> drain() {
    return live.map(LiveEdge::drain).orElseGet(Future::succeededFuture);
  }

  private void watch(LiveEdge edge, RoutingContext request) {
    String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    String token = header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
    Optional<StageId> stage =
        Optional.ofNullable(request.pathParam("stage")).flatMap(StageId::parse);
    setup
        .services()
        .tokens()
        .verify(token)
        .onSuccess(
            check -> {
              if (check instanceof TokenCheck.Valid(Principal principal)
                  && stage.filter(where -> principal.may(Scope.WATCH_STAGE, where)).isPresent()) {
                if (!edge.watch(request.request(), stage.get(), principal)) {
                  request.fail(503);
                }
              } else {
                request.fail(401);
              }
            });
  }
}
