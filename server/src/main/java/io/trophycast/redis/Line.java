package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Redis that comes back by itself, since vertx-redis-client's does not. Commands
 * of all threads are pipelined over it; while it is down they fail at once, so that callers can say
 * so instead of waiting.
 */
final class Line {
  private static final Logger log = LoggerFactory.getLogger(Line.class);
  private static final int TIMEOUT_MS = 3000;
  private static final int LONGEST_PIPELINE = 65_536;

  private final Vertx vertx;
  private final RedisOptions options;
  private final String name;
  private final Function<RedisConnection, Future<?>> prepare;
  private final Runnable changed;
  private final Backoff backoff;
  private final AtomicReference<@Nullable Attempt> current = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * A connection with the client it came from; closing that is the only way to really close the
   * connection, not hand it back to a pool.
   */
  private record Attempt(Redis client, RedisConnection connection, AtomicBoolean over) {}

  /**
   * A line that is still down.
   *
   * @param prepare what to do with each new connection before commands may use it
   * @param changed called after the line went up or down
   */
  Line(
      Vertx vertx,
      RedisAddress address,
      String name,
      RandomGenerator random,
      Function<RedisConnection, Future<?>> prepare,
      Runnable changed) {
    this.vertx = vertx;
    this.options =
        new RedisOptions()
            .setConnectionString(address.url())
            .setMaxPoolSize(1)
            .setMaxWaitingHandlers(LONGEST_PIPELINE);
    this.name = name;
    this.prepare = prepare;
    this.changed = changed;
    this.backoff = new Backoff(random);
  }

  /** Connects once; after a success the line looks after itself. */
  Future<Void> connect() {
    Redis client = Redis.createClient(vertx, options);
    return client
        .connect()
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .compose(connection -> open(new Attempt(client, connection, new AtomicBoolean())))
        .onFailure(fault -> client.close());
  }

  boolean isUp() {
    return current.get() != null;
  }

  Future<Optional<Response>> send(Request request) {
    var attempt = current.get();
    if (attempt == null) {
      return Future.failedFuture(new RedisUnavailable("There is no connection to Redis."));
    }
    return attempt
        .connection()
        .send(request)
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .map(Line::present);
  }

  /** Gives up a connection that seems dead although nobody closed it; a new one takes its place. */
  void renew() {
    var attempt = current.get();
    if (attempt != null) {
      lost(attempt);
    }
  }

  Future<Void> close() {
    closed = true;
    var attempt = current.getAndSet(null);
    return attempt == null ? Future.succeededFuture() : attempt.client().close();
  }

  private Future<Void> open(Attempt attempt) {
    attempt.connection().endHandler(end -> lost(attempt));
    attempt.connection().exceptionHandler(fault -> lost(attempt));
    return prepare
        .apply(attempt.connection())
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .map(
            prepared -> {
              if (closed) {
                throw new RedisUnavailable("The link to Redis has been closed.");
              }
              current.set(attempt);
              if (attempt.over().get() && current.compareAndSet(attempt, null)) {
                throw new RedisUnavailable("The connection to Redis did not last.");
              }
              backoff.reset();
              changed.run();
              return null;
            });
  }

  private void lost(Attempt attempt) {
    if (!attempt.over().compareAndSet(false, true)) {
      return;
    }
    attempt.client().close();
    if (current.compareAndSet(attempt, null) && !closed) {
      log.warn("Lost the connection to Redis line={}", name);
      changed.run();
      comeBack();
    }
  }

  private void comeBack() {
    if (closed) {
      return;
    }
    vertx.setTimer(
        backoff.nextDelayMs(),
        timer ->
            connect()
                .onSuccess(up -> log.info("Connected to Redis again line={}", name))
                .onFailure(fault -> comeBack()));
  }

  private static Optional<Response> present(@Nullable Response response) {
    return Optional.ofNullable(response);
  }
}
