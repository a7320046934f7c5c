package io.trophycast.edge;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The network address a request comes from. Only a reverse proxy on this very machine is believed
 * when it names another one; anybody else could write anything into the header.
 */
final class ClientAddress {
  private ClientAddress() {}

  static String of(HttpServerRequest request) {
    String direct =
        Optional.ofNullable(request.remoteAddress()).map(SocketAddress::hostAddress).orElse("");
    String forwarded = request.getHeader("x-forwarded-for");
    if (forwarded == null || !isLoopback(direct)) {
      return direct;
    }
    return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
