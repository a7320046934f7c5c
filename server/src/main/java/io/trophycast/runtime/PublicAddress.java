package io.trophycast.runtime;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Where people on the same network find this machine, when nobody says otherwise. */
final class PublicAddress {
  private static final int LOWEST_FREE = 22_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int TRIES = 1000;
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::");

  private PublicAddress() {}

  /**
   * The address listened on; when that is every one, the first on a real network, where phones find
   * it, or this machine itself.
   */
  static URI guess(String host, int port) {
    return URI.create(
        "http://" + (EVERY_ADDRESS.contains(host) ? onANetwork() : inUrl(host)) + ":" + port);
  }

  /**
   * This port, or one that is free a moment ahead in place of 0: all event loops must listen on the
   * same. It lies below those that systems lend to outgoing connections, one of which could take it
   * until the server listens.
   */
  static int settle(int port) {
    return port != 0
        ? port
        : ThreadLocalRandom.current()
            .ints(TRIES, LOWEST_FREE, HIGHEST_FREE)
            .filter(PublicAddress::isFree)
            .findFirst()
            .orElseThrow(() -> new CannotStart("There is no free port on this machine."));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static String inUrl(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String onANetwork() {
    return firstOnANetwork().map(InetAddress::getHostAddress).orElse("localhost");
  }

  private static Optional<InetAddress> firstOnANetwork() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(PublicAddress::isReal)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static boolean isReal(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !network.isVirtual();
    } catch (SocketException e) {
      return false;
    }
  }
}
