package io.trophycast.edge;

import io.trophycast.redis.RedisLink;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers probes. Live: the process answers. Ready: it can decide and hears what others publish; a
 * subscription that is dead without anybody noticing is not ready.
 */
final class Health {
  private final RedisLink redis;

  Health(RedisLink redis) {
    this.redis = redis;
  }

  void live(RoutingContext request) {
    plain(request, 200, "live\n");
  }

  void ready(RoutingContext request) {
    var state = redis.state();
    if (state.ready()) {
      plain(request, 200, "ready\n");
    } else {
      plain(
          request,
          503,
          "not ready: commands %s, subscriptions %s\n"
              .formatted(word(state.commands()), word(state.subscriptions())));
    }
  }

  private static String word(boolean works) {
    return works ? "work" : "fail";
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
