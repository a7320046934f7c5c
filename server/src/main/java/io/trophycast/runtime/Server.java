package io.trophycast.runtime;

import io.trophycast.redis.PrivateRedis;
import io.trophycast.redis.RedisCheck;
import io.trophycast.redis.RedisUnavailable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running server: every part of it, opened in an order in which each finds what it needs, and
 * closed in the reverse. It is started and closed by plain threads that may wait.
 */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Configuration configuration;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int port;

  private Server(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Starts everything and returns when requests are served.
   *
   * @throws CannotStart with a sentence for the person who starts it; nothing is left running then
   */
  static Server start(Configuration configuration) {
    Server server = new Server(configuration);
    try {
      server.open();
      return server;
    } catch (RedisUnavailable e) {
      server.close();
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void open() {
    DataDirectory data = add(DataDirectory.open(configuration.data()));
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    URI redis = configuration.redis().orElseGet(() -> startRedis(data));
    add(() -> vertx.close().await());
    RedisCheck.check(vertx, redis).await();
    Router router = Router.router(vertx);
    router.get("/health/live").handler(request -> request.response().end("live\n"));
    port = listen(vertx, router).actualPort();
    LOG.info("ready port={} data={}", port, data.path());
  }

  /** The port it listens on. */
  int port() {
    return port;
  }

  /** Closes every part that was opened, whatever happens to the others. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("a part did not close in order", e);
      }
    }
  }

  private URI startRedis(DataDirectory data) {
    return add(PrivateRedis.start(data.redis(), data.programs())).uri();
  }

  private HttpServer listen(Vertx vertx, Router router) {
    try {
      return vertx
          .createHttpServer()
          .requestHandler(router)
          .listen(configuration.port(), configuration.host())
          .await();
    } catch (Throwable e) {
      throw ListenFault.sentence(configuration, e);
    }
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }
}
