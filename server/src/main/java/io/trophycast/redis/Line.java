package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.List;
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

  private final Vertx vertx;
  private final String name;
  private final Whereabouts whereabouts;
  private final Preparation preparation;
  private final Runnable changed;
  private final Backoff backoff;
  private final AtomicReference<@Nullable Held> current = new AtomicReference<>();
  private volatile boolean closed;

  /** What to do with a new connection before commands may use it. */
  @FunctionalInterface
  interface Preparation {
    Future<?> prepare(RedisConnection connection, Peer peer);
  }

  /**
   * A connection with the client it came from; closing that is the only way to really close the
   * connection, not hand it back to a pool.
   */
  private record Attempt(Redis client, RedisConnection connection, AtomicBoolean over) {}

  /** The connection that commands use, and all that is known of its other end. */
  private record Held(Attempt attempt, Peer peer) {}

  /**
   * A line that is still down.
   *
   * @param changed called after the line went up or down
   */
  Line(
      Vertx vertx,
      String name,
      Whereabouts whereabouts,
      RandomGenerator random,
      Preparation preparation,
      Runnable changed) {
    this.vertx = vertx;
    this.name = name;
    this.whereabouts = whereabouts;
    this.preparation = preparation;
    this.changed = changed;
    this.backoff = new Backoff(random);
  }

  /** Connects once; after a success the line looks after itself. */
  Future<Void> connect() {
    return whereabouts.next().timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS).compose(this::connectTo);
  }

  /** Connects now or later: done after the first attempt, whatever came of it. */
  Future<Void> connectAtLast() {
    return connect().onFailure(fault -> comeBack()).otherwiseEmpty();
  }

  boolean isUp() {
    return current.get() != null;
  }

  /** Who is at the other end, as long as the line is up. */
  Optional<Peer> peer() {
    return Optional.ofNullable(current.get()).map(Held::peer);
  }

  /** Sends a command that is the same whoever is at the other end. */
  Future<Reply> send(Request request) {
    return ask(peer -> request);
  }

  /** Sends the command that is right for who is at the other end. */
  Future<Reply> ask(Function<Peer, Request> request) {
    return held().compose(held -> sendOver(held, request.apply(held.peer())));
  }

  /** Sends several commands over one and the same connection, one right after the other. */
  Future<List<Reply>> askInOneGo(Function<Peer, List<Request>> requests) {
    return held()
        .compose(
            held ->
                Future.all(
                        requests.apply(held.peer()).stream()
                            .map(request -> sendOver(held, request))
                            .toList())
                    .map(all -> all.<Reply>list()));
  }

  /** Gives up a connection that seems dead although nobody closed it; a new one takes its place. */
  void renew() {
    var held = current.get();
    if (held != null) {
      lost(held.attempt());
    }
  }

  /**
   * Asks again who is at the other end: a node may be deposed, and even be made primary again,
   * without closing its connections.
   */
  void recheck() {
    var held = current.get();
    if (held == null) {
      return;
    }
    send(Peer.question())
        .map(answer -> Peer.from(answer.required().toString()))
        .onSuccess(
            peer -> {
              if (!peer.equals(held.peer())) {
                lost(held.attempt());
              }
            });
  }

  Future<Void> close() {
    closed = true;
    var held = current.getAndSet(null);
    return held == null ? Future.succeededFuture() : held.attempt().client().close();
  }

  private Future<Held> held() {
    var held = current.get();
    return held == null
        ? Future.failedFuture(new RedisUnavailable("There is no connection to Redis."))
        : Future.succeededFuture(held);
  }

  private Future<Reply> sendOver(Held held, Request request) {
    return held.attempt()
        .connection()
        .send(request)
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .onFailure(
            fault -> {
              if (Trouble.of(fault) == Trouble.DEPOSED) {
                lost(held.attempt());
              }
            })
        .map(response -> new Reply(held.peer(), Optional.ofNullable(response)));
  }

  private Future<Void> connectTo(RedisOptions options) {
    Redis client = Redis.createClient(vertx, options);
    return client
        .connect()
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .compose(connection -> open(new Attempt(client, connection, new AtomicBoolean())))
        .onFailure(fault -> client.close());
  }

  private Future<Void> open(Attempt attempt) {
    var connection = attempt.connection();
    connection.endHandler(end -> lost(attempt));
    connection.exceptionHandler(fault -> lost(attempt));
    return connection
        .send(Peer.question())
        .map(answer -> Peer.from(String.valueOf(answer)))
        .compose(peer -> preparation.prepare(connection, peer).map(prepared -> peer))
        .timeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .map(
            peer -> {
              hold(new Held(attempt, peer));
              return null;
            });
  }

  private void hold(Held held) {
    if (closed) {
      throw new RedisUnavailable("The link to Redis has been closed.");
    }
    current.set(held);
    if (held.attempt().over().get() && current.compareAndSet(held, null)) {
      throw new RedisUnavailable("The connection to Redis did not last.");
    }
    backoff.reset();
    changed.run();
  }

  private void lost(Attempt attempt) {
    if (!attempt.over().compareAndSet(false, true)) {
      return;
    }
    attempt.client().close();
    var held = current.get();
    if (held != null
        && held.attempt().equals(attempt)
        && current.compareAndSet(held, null)
        && !closed) {
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
}
