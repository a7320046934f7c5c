package io.trophycast.edge;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Under which name requests are counted: the client's network address. Of IPv6 it is the first half
 * only, since every household has 2^64 of the rest.
 */
final class ClientAddress {
  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  String of(HttpServerRequest request) {
    return Optional.ofNullable(request.remoteAddress())
        .map(SocketAddress::hostAddress)
        .map(InetAddress::ofLiteral)
        .map(direct -> proxies.client(direct, request.headers().getAll("x-forwarded-for")))
        .map(ClientAddress::counted)
        .orElse("");
  }

  private static String counted(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] half = Arrays.copyOf(address.getAddress(), 8);
      return HexFormat.ofDelimiter(":").formatHex(half) + "/64";
    }
    return address.getHostAddress();
  }
}
