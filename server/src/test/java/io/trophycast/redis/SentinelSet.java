package io.trophycast.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A primary with one replica, and three sentinels that watch them. They know each other from the
 * start, so that they need not find each other first.
 */
public final class SentinelSet implements AutoCloseable {
  static final String NAME = "party";
  private static final int SENTINELS = 3;

  final RedisServer primary;
  final RedisServer replica;
  private final Optional<Certificate> certificate;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Process> sentinels = new ArrayList<>();

  /** One on plain connections. */
  public SentinelSet() {
    this(Optional.empty());
  }

  /** One whose every connection is TLS. */
  public SentinelSet(Certificate certificate) {
    this(Optional.of(certificate));
  }

  private SentinelSet(Optional<Certificate> certificate) {
    this.certificate = certificate;
    primary = node();
    replica = node("--replicaof", "127.0.0.1 " + primary.port());
    awaitCaughtUp(replica);
    IntStream.range(0, SENTINELS).forEach(i -> ports.add(RedisServer.freePort()));
    IntStream.range(0, SENTINELS).forEach(i -> sentinels.add(sentinel(i)));
    Await.until(() -> ports.stream().allMatch(SentinelSet::isListening));
  }

  /** A replica that has caught up. */
  static RedisServer replicaOf(RedisServer primary) {
    RedisServer replica =
        RedisServer.start(RedisServer.freePort(), "--replicaof", "127.0.0.1 " + primary.port());
    awaitCaughtUp(replica);
    return replica;
  }

  /** Starts a primary that was killed anew, as a replica of the one that took its place. */
  static void follow(RedisServer killed, RedisServer primary) {
    killed.restart();
    killed.say("REPLICAOF 127.0.0.1 " + primary.port());
    awaitCaughtUp(killed);
  }

  private static void awaitCaughtUp(RedisServer replica) {
    Await.until(() -> replica.say("INFO replication").contains("master_link_status:up"));
  }

  private RedisServer node(String... options) {
    int port = RedisServer.freePort();
    return RedisServer.start(
        port,
        Stream.concat(
                certificate.stream().flatMap(tls -> tls.options(port).stream()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** What {@code --redis} is given. */
  public String address() {
    return certificate.map(tls -> "rediss-sentinel://").orElse("redis-sentinel://")
        + ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","))
        + "/"
        + NAME
        + certificate.map(Certificate::query).orElse("");
  }

  private Process sentinel(int index) {
    try {
      Path folder = Files.createTempDirectory("sentinel");
      Path file = folder.resolve("sentinel.conf");
      Files.write(file, lines(index, folder));
      return new ProcessBuilder(
              RedisBinary.find(System.getenv("PATH"), folder).program().toString(),
              file.toString(),
              "--sentinel")
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(int index, Path folder) {
    List<String> listens =
        certificate
            .map(tls -> tls.settings(ports.get(index)))
            .orElseGet(() -> List.of("port " + ports.get(index)));
    Stream<String> own =
        Stream.of(
            "bind 127.0.0.1",
            "dir " + folder,
            "sentinel monitor " + NAME + " 127.0.0.1 " + primary.port() + " 2",
            "sentinel down-after-milliseconds " + NAME + " 700",
            "sentinel failover-timeout " + NAME + " 3000",
            "sentinel myid " + id(index),
            "sentinel known-replica " + NAME + " 127.0.0.1 " + replica.port());
    Stream<String> others =
        IntStream.range(0, SENTINELS)
            .filter(other -> other != index)
            .mapToObj(
                other ->
                    "sentinel known-sentinel "
                        + NAME
                        + " 127.0.0.1 "
                        + ports.get(other)
                        + " "
                        + id(other));
    return Stream.of(listens.stream(), own, others).flatMap(lines -> lines).toList();
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String id(int index) {
    return String.valueOf(index).repeat(40);
  }

  @Override
  public void close() {
    sentinels.forEach(Process::destroyForcibly);
    replica.close();
    primary.close();
  }
}
