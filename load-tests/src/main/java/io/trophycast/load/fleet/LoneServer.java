package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One server and its Redis, both run as people run them, with nothing between them and their
 * clients: what is measured is theirs.
 */
public final class LoneServer implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final String SENT = "total_net_output_bytes:";

  private final Path home;
  private final Path jar;
  private final List<String> javaOptions;
  private final RedisProcess redis;
  private final Instance instance;
  private final URI meters;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Prepares one that has not started.
   *
   * @param javaOptions of the server's JVM
   */
  public LoneServer(Path home, Path jar, List<String> javaOptions) {
    this(
        home, jar, javaOptions, new RedisProcess("redis", home, SingleRedis.FSYNC_FIRST), "server");
  }

  private LoneServer(
      Path home, Path jar, List<String> javaOptions, RedisProcess redis, String name) {
    this.home = home;
    this.jar = jar;
    this.javaOptions = javaOptions;
    this.redis = redis;
    List<String> options = new ArrayList<>(List.of("--redis", "redis://127.0.0.1:" + redis.port()));
    options.addAll(List.of("--drain-seconds", "0"));
    options.addAll(List.of("--signing-key", home.resolve("signing.key").toString()));
    int management = FreePort.take();
    options.addAll(List.of("--management-port", String.valueOf(management)));
    this.meters = URI.create("http://127.0.0.1:%d/metrics".formatted(management));
    this.instance = Instance.direct(name, home, jar, javaOptions, options);
  }

  /** Starts both, and waits until the server is ready. */
  public void start() {
    redis.daemon().start();
    redis.awaitPong();
    startServer();
  }

  /** Starts the server alone, over the Redis that runs. */
  public void startServer() {
    instance.daemon().start();
    Patience.until("the server is ready", instance::isReady);
  }

  /** One more server over the same Redis, which must be there before it starts. */
  public LoneServer another(String name) {
    return new LoneServer(home, jar, javaOptions, redis, name);
  }

  /** How much Redis has sent until now: answers, and what it published to each server. */
  public long redisBytesSent() {
    return redis
        .ask("INFO stats")
        .lines()
        .filter(line -> line.startsWith(SENT))
        .mapToLong(line -> Long.parseLong(line.substring(SENT.length()).strip()))
        .sum();
  }

  /** Where clients connect to, on 127.0.0.1. */
  public int port() {
    return instance.port();
  }

  public Daemon server() {
    return instance.daemon();
  }

  public Daemon redis() {
    return redis.daemon();
  }

  /** What the server measures of itself, as Prometheus would scrape it. */
  public String meters() {
    try {
      return http.send(
              HttpRequest.newBuilder(meters).timeout(ANSWER).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** How often Redis has run a function until now. */
  public long functionCalls() {
    String stats = redis.ask("INFO commandstats");
    return stats
        .lines()
        .filter(line -> line.startsWith("cmdstat_fcall:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*calls=(\\d+).*", "$1")))
        .sum();
  }

  /** The secret of the newest host link. */
  public String hostLink() {
    // It is printed a moment after the server is ready.
    Patience.until("a host link is printed", () -> instance.hostLink().isPresent());
    return instance
        .hostLink()
        .orElseThrow(() -> new IllegalStateException("The server printed no host link."));
  }

  /** Ends both, without ceremony. */
  @Override
  public void close() {
    http.shutdownNow();
    instance.daemon().kill();
    redis.daemon().kill();
  }
}
