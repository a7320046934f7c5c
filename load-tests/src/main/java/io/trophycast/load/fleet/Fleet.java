package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several instances over one Redis topology, from their start to their end. */
public final class Fleet implements AutoCloseable {
  private final RedisTopology redis;
  private final Optional<Path> clocks;
  private final List<Instance> instances = new ArrayList<>();

  /**
   * Prepares everything and starts nothing.
   *
   * @param home folder for the data and logs of all processes
   * @param versions the server's jar, and those that it is updated to
   */
  public Fleet(Vertx vertx, RedisTopology redis, int count, Path home, List<Path> versions) {
    this.redis = redis;
    this.clocks = ShiftedClock.build(home);
    List<Path> running = copies(versions, home);
    String key = home.resolve("signing.key").toString();
    for (int i = 0; i < count; i++) {
      List<String> options = new ArrayList<>(redis.options(i));
      options.addAll(List.of("--signing-key", key));
      instances.add(Instance.prepare(vertx, "i" + i, home, running, clocks, options));
    }
  }

  /** Starts Redis, then all instances, and waits until they are ready. */
  public void start() {
    redis.start();
    instances.forEach(instance -> instance.daemon().start());
    awaitReady();
  }

  /** Whether clocks can be shifted on this machine. */
  public boolean hasClocks() {
    return clocks.isPresent();
  }

  public RedisTopology redis() {
    return redis;
  }

  public List<Instance> instances() {
    return instances;
  }

  /** Waits until every instance says that it is ready; starts those that are not running. */
  public void awaitReady() {
    redis.awaitReady();
    for (Instance instance : instances) {
      Patience.until(
          instance.daemon().name() + " is ready",
          () -> {
            instance.daemon().start();
            return instance.isReady();
          });
    }
  }

  /** The secrets of the host links that instances printed; one of them is good. */
  public List<String> hostLinks() {
    return instances.stream().flatMap(instance -> instance.hostLink().stream()).toList();
  }

  /** Ends every process, without ceremony. */
  @Override
  public void close() {
    instances.forEach(instance -> instance.daemon().kill());
    redis.close();
    instances.forEach(instance -> instance.link().close().await());
  }

  /** A jar that is built anew would take the classes from under running servers. */
  private static List<Path> copies(List<Path> versions, Path home) {
    List<Path> copies = new ArrayList<>();
    try {
      for (Path jar : versions) {
        copies.add(Files.copy(jar, home.resolve("trophycast-%d.jar".formatted(copies.size()))));
      }
      return copies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
