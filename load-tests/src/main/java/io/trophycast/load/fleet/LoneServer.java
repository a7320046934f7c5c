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
    this.redis = new RedisProcess("redis", home, SingleRedis.FSYNC_FIRST);
    List<String> options = new ArrayList<>(List.of("--redis", "redis://127.0.0.1:" + redis.port()));
    options.addAll(List.of("--drain-seconds", "0"));
    int management = FreePort.take();
    options.addAll(List.of("--management-port", String.valueOf(management)));
    this.meters = URI.create("http://127.0.0.1:%d/metrics".formatted(management));
    this.instance = Instance.direct("server", home, jar, javaOptions, options);
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
