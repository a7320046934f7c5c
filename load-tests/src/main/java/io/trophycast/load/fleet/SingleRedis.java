package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One Redis that writes to disk before it answers, with a link of its own for each instance, so
 * that one may lose it while the others have it.
 */
public final class SingleRedis implements RedisTopology {
  /** What the server's private Redis does too. */
  public static final List<String> FSYNC_FIRST =
      List.of("appendonly yes", "appendfsync always", "save \"\"");

  private final RedisProcess redis;
  private final List<FaultyLink> links = new ArrayList<>();

  /**
   * Opens the links; the process is started later.
   *
   * @param persistence lines of its configuration that say what outlives it
   */
  public SingleRedis(Vertx vertx, Path home, int instances, List<String> persistence) {
    this.redis = new RedisProcess("redis", home, persistence);
    for (int i = 0; i < instances; i++) {
      links.add(FaultyLink.open(vertx, "i" + i + "-redis", redis.port()));
    }
  }

  @Override
  public void start() {
    redis.daemon().start();
    redis.awaitPong();
  }

  @Override
  public List<String> options(int instance) {
    return List.of("--redis", "redis://127.0.0.1:" + links.get(instance).port());
  }

  @Override
  public List<Daemon> nodes() {
    return List.of(redis.daemon());
  }

  @Override
  public List<FaultyLink> links() {
    return links;
  }

  @Override
  public void awaitReady() {
    redis.awaitPong();
  }

  @Override
  public void close() {
    redis.daemon().kill();
    links.forEach(link -> link.close().await());
  }
}
