package io.trophycast.runtime;

import io.trophycast.edge.TrustedProxies;
import io.trophycast.redis.Durability;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the person who starts the server decides.
 *
 * @param port TCP port for HTTP and WebSockets, 0 for a free one
 * @param host address to listen on
 * @param data directory for what outlives the process
 * @param signingKey file of the key that tokens are signed with, or empty for one in {@code data}
 * @param redis the Redis to use, or empty for a private one
 * @param durability what a winner's answer waits for
 * @param publicUrl address that people reach the server by, or empty for this machine's own
 * @param management where the management port listens, or empty for none
 * @param trustedProxies reverse proxies whose word about a client's address counts
 * @param drain how long it says that it is going before it sends anybody elsewhere
 */
record Configuration(
    int port,
    String host,
    Path data,
    Optional<Path> signingKey,
    Optional<URI> redis,
    Durability durability,
    Optional<URI> publicUrl,
    Optional<ManagementAddress> management,
    TrustedProxies trustedProxies,
    Duration drain) {
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

  Configuration {
    if (port < 0 || port > 65_535) {
      throw new CannotStart("The port must be from 0 to 65535, and this is " + port + ".");
    }
    if (redis.isEmpty() && durability instanceof Durability.Replicas) {
      throw new CannotStart(
          "The private Redis has no replicas: give --redis, or leave --durability at disk.");
    }
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new CannotStart(
          "Draining takes 0 to 600 seconds, and this is " + drain.toSeconds() + ".");
    }
    publicUrl.ifPresent(Configuration::checkPublicUrl);
  }

  private static void checkPublicUrl(URI url) {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean root = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    if (!web || url.getHost() == null || !root || url.getQuery() != null) {
      throw new CannotStart(
          "The public URL must be like https://party.example, without a path, and this is "
              + url
              + ".");
    }
  }
}
