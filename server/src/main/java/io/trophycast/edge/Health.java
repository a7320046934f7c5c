package io.trophycast.edge;

import io.vertx.ext.web.RoutingContext;

/** Answers probes. Live: the process answers. Ready: people should be sent here. */
final class Health {
  private final Readiness readiness;

  Health(Readiness readiness) {
    this.readiness = readiness;
  }

  void live(RoutingContext request) {
    plain(request, 200, "live\n");
  }

  void ready(RoutingContext request) {
    var verdict = readiness.verdict();
    plain(request, verdict.status(), verdict.text());
  }

  private static void plain(RoutingContext request, int status, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(text);
  }
}
