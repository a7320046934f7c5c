package io.trophycast.edge;

import java.time.Duration;

/**
 * How much one server takes from whom, and how long it waits for whom; {@code docs/errors.md} lists
 * it for clients.
 *
 * @param connections sockets and event streams at a time
 * @param connectionsAnAddress of them, from one network address: a venue's Wi-Fi is one
 * @param head for the first request of a connection to arrive in full
 * @param exchange for each later request and its answer, and for the rest between two
 * @param hello for a socket's first message
 * @param ping between two pings
 * @param silence after which a connection that answers none of them is gone
 * @param requests of the HTTP API that were let in and have no answer yet, in bytes
 * @param scores of partners among them, which have a share of their own: about a second's work
 */
public record EdgeLimits(
    int connections,
    int connectionsAnAddress,
    Duration head,
    Duration exchange,
    Duration hello,
    Duration ping,
    Duration silence,
    long requests,
    long scores) {

  /** What a server has unless a test wants it otherwise. */
  public static final EdgeLimits STANDARD =
      new EdgeLimits(
          // A process may seldom open many more files.
          50_000,
          20_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(45),
          64L << 20,
          4L << 20);
}
