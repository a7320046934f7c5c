package io.trophycast.edge;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The connections of one loop that speak plain HTTP, each with the time by which it must have got
 * further. An idle time-out alone lets whoever sends one byte now and then stay for ever; here what
 * counts is whole requests. Sockets and event streams have rules of their own and are taken out. It
 * belongs to that loop.
 */
final class Exchanges {
  private final long headNanos;
  private final long exchangeNanos;
  private final Map<HttpConnection, Long> deadlines = new HashMap<>();

  Exchanges(EdgeLimits limits) {
    this.headNanos = limits.head().toNanos();
    this.exchangeNanos = limits.exchange().toNanos();
  }

  /** Somebody has connected. */
  void opened(HttpConnection connection) {
    deadlines.put(connection, System.nanoTime() + headNanos);
    connection.closeHandler(_ -> deadlines.remove(connection));
  }

  /** The head of a request has arrived. */
  void began(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    renew(connection);
    request.response().endHandler(_ -> renew(connection));
  }

  /** From now on this is no exchange of requests and answers any more. */
  void release(HttpServerRequest request) {
    deadlines.remove(request.connection());
  }

  /** Cuts who has not got on. */
  void sweep(long nanos) {
    for (Iterator<Map.Entry<HttpConnection, Long>> all = deadlines.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<HttpConnection, Long> entry = all.next();
      if (nanos - entry.getValue() > 0) {
        all.remove();
        var _ = entry.getKey().close();
      }
    }
  }

  private void renew(HttpConnection connection) {
    deadlines.computeIfPresent(connection, (_, _) -> System.nanoTime() + exchangeNanos);
  }
}
