package io.trophycast.edge;

import io.trophycast.identity.Principal;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.StageId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The live half of the edge on one event loop: sockets and event streams. The HTTP half hands such
 * requests on to it, on that loop.
 */
public final class LiveEdge {
  private static final String PATH = "/live";

  /** The router would take it for a fault of ours. */
  private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final Problem UNREADABLE =
      Problem.of(ErrorCode.BAD_MESSAGE, "The address has a percent sign that escapes nothing.");

  private final LiveServices services;
  private final EdgeLoop loop;
  private final SocketDoor door;
  private final ClientAddress addresses;

  /** The live edge of this context, which must be the current one. */
  public LiveEdge(
      Vertx vertx, Context context, LiveServices services, Origins origins, ConnectionLimit limit) {
    this.services = services;
    this.loop = new EdgeLoop(vertx, context, limit, services.guard().limits());
    this.addresses = new ClientAddress(services.guard().proxies());
    this.door = new SocketDoor(services, loop, origins, addresses);
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
      loop.exchanges().began(request);
      if (HALF_ESCAPE.matcher(request.uri()).find()) {
        Problems.send(request, UNREADABLE);
      } else if (PATH.equals(request.path())) {
        door.handle(request);
      } else {
        rest.handle(request);
      }
    };
  }

  /**
   * Answers a request with a stage's events until one side ends it, for somebody who may watch it.
   * When there is no room nothing is answered, and what comes back says why.
   */
  public Optional<Problem> watch(HttpServerRequest request, StageId stage, Principal principal) {
    return switch (loop.take(addresses.of(request))) {
      case ConnectionLimit.NoSeat(Problem why) -> Optional.of(why);
      case ConnectionLimit.Seat seat -> {
        EventStream.open(services, loop, request, stage, principal, seat);
        yield Optional.empty();
      }
    };
  }

  /** Looks after a connection from its first byte on. */
  public void connected(HttpConnection connection) {
    loop.exchanges().opened(connection);
  }

  /** How long the goodbye may take, in milliseconds. */
  public static int patience(Parting parting) {
    return EdgeLoop.patience(parting);
  }

  /** Lets nobody in any more and says goodbye to all; may be called from any thread. */
  public Future<Void> drain(Parting parting) {
    return loop.drain(parting);
  }
}
