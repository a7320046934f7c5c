package io.trophycast.edge;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;

/**
 * Routes of things that are only read. HEAD comes along with GET, because who makes a preview of a
 * link often asks with HEAD first; the server leaves the body out by itself.
 */
final class Reading {
  private Reading() {}

  static Route at(Route route) {
    return route.method(HttpMethod.GET).method(HttpMethod.HEAD);
  }
}
