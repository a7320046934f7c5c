package io.trophycast.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;

/**
 * Which web pages may open a socket here: our own, so that no other site can act in the name of
 * somebody who visits it. Programs send no origin and need none, since their tokens are not
 * cookies.
 *
 * @param publicUrl the address people reach this server by
 */
public record Origins(URI publicUrl) {

  boolean allow(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    String from;
    try {
      from = authority(URI.create(origin));
    } catch (IllegalArgumentException e) {
      return false;
    }
    String host = request.getHeader(HttpHeaders.HOST);
    return !from.isEmpty()
        && (from.equals(authority(publicUrl))
            || (host != null && from.equals(host.toLowerCase(Locale.ROOT))));
  }

  private static String authority(URI uri) {
    String authority = uri.getAuthority();
    return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
  }
}
