package io.trophycast.edge;

import io.trophycast.identity.Principal;
import io.trophycast.protocol.StageId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * The live half of the edge on one event loop: sockets and event streams. The HTTP half hands such
 * requests on to it, on that loop.
 */
public final class LiveEdge {
  private static final String PATH = "/live";

  private final LiveServices services;
  private final EdgeLoop loop;
  private final SocketDoor door;

  /** The live edge of this context, which must be the current one. */
  public LiveEdge(
      Vertx vertx, Context context, LiveServices services, Origins origins, ConnectionLimit limit) {
    this.services = services;
    this.loop = new EdgeLoop(vertx, context, limit);
    this.door = new SocketDoor(services, loop, origins);
  }

  /** What a server must be told about sockets before it listens. */
  public static HttpServerOptions configure(HttpServerOptions options) {
    return SocketDoor.configure(options);
  }

  /**
   * Answers {@code /live} itself and hands on everything else. Sockets come here first because a
   * router wraps them in objects that would stay with each for as long as it is open.
   */
  public Handler<HttpServerRequest> before(Handler<HttpServerRequest> rest) {
    return request -> {
      if (PATH.equals(request.path())) {
        door.handle(request);
      } else {
        rest.handle(request);
      }
    };
  }

  /**
   * Answers a request with a stage's events until one side ends it, for somebody who may watch it.
   * False, and nothing answered, when there is no room.
   */
  public boolean watch(HttpServerRequest request, StageId stage, Principal principal) {
    return EventStream.open(services, loop, request, stage, principal);
  }

  /** Lets nobody in any more and says goodbye to all; may be called from any thread. */
  public Future<Void> drain() {
    return loop.drain();
  }
}
