package io.trophycast.load.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that were free a moment ago and are given to nobody else in this run. They lie below those
 * that the system lends to outgoing connections, so that a process that was down finds its port
 * again; and low enough for a Redis Cluster, whose bus is 10,000 above.
 */
final class FreePort {
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 22_000;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private FreePort() {}

  static synchronized int take() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
