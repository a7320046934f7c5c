package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis that decides: the line that commands go over, with the functions loaded at its end, and
 * another to wait for its replicas where winners do.
 */
final class Primary {
  private static final Logger log = LoggerFactory.getLogger(Primary.class);

  private final String name;
  private final FunctionLibrary library;
  private final Line commands;
  private final Runnable changed;
  private volatile boolean functions = true;
  private final Optional<Line> waiting;
  private final Optional<ReplicaWait> replicas;

  /** What all primaries of a link have in common. */
  record Setup(
      Vertx vertx, FunctionLibrary library, RandomGenerator random, Durability durability) {}

  /**
   * A primary whose lines are still down.
   *
   * @param name for logs and probes
   * @param marker a key that it owns, to write to before waiting for replicas
   * @param changed called after a line went up or down
   */
  Primary(
      Setup setup,
      String name,
      Whereabouts whereabouts,
      Supplier<Optional<String>> marker,
      Runnable changed) {
    this.name = name;
    this.library = setup.library();
    this.changed = changed;
    this.commands = line(setup, "commands " + name, whereabouts, setup.library()::load, changed);
    switch (setup.durability()) {
      case Durability.Disk disk -> {
        this.waiting = Optional.empty();
        this.replicas = Optional.empty();
      }
      case Durability.Replicas(int count) -> {
        Line own =
            line(setup, "replicas " + name, whereabouts, c -> Future.succeededFuture(), changed);
        this.waiting = Optional.of(own);
        this.replicas = Optional.of(new ReplicaWait(own, count, marker));
      }
    }
  }

  String name() {
    return name;
  }

  Line commands() {
    return commands;
  }

  boolean isUp() {
    return commands.isUp() && waiting.map(Line::isUp).orElse(true);
  }

  /** Connects; fails when that can't be done. */
  Future<Void> connect() {
    return commands
        .connect()
        .compose(up -> waiting.map(Line::connect).orElseGet(Future::succeededFuture));
  }

  /** Connects now or later: done after the first attempt, whatever came of it. */
  Future<Void> connectAtLast() {
    return Future.join(
            commands.connectAtLast(),
            waiting.map(Line::connectAtLast).orElseGet(Future::succeededFuture))
        .mapEmpty();
  }

  /** Sends a command, and once more when it was a function that Redis has lost. */
  Future<Reply> ask(Function<Peer, Request> request) {
    return commands
        .ask(request)
        .recover(
            fault ->
                Trouble.of(fault) == Trouble.MISSING_FUNCTION
                    ? reload().compose(loaded -> commands.ask(request))
                    : Future.failedFuture(fault));
  }

  /** Whether the functions were there when last looked at. */
  boolean hasFunctions() {
    return functions;
  }

  /** Looks whether the functions are still there, and loads them again when they are not. */
  void keepFunctions() {
    commands
        .send(library.question())
        .compose(
            found ->
                found.required().size() == 0 ? reload().mapEmpty() : Future.succeededFuture(found))
        .onSuccess(kept -> functions(true))
        .onFailure(fault -> functions(Trouble.of(fault) == Trouble.AWAY && functions));
  }

  /** Done when what this peer answered is as durable as winners are promised. */
  Future<Void> kept(Peer answered) {
    return replicas.map(wait -> wait.kept(answered)).orElseGet(Future::succeededFuture);
  }

  Future<Void> close() {
    return Future.join(
            commands.close(), waiting.map(Line::close).orElseGet(Future::succeededFuture))
        .mapEmpty();
  }

  private void functions(boolean now) {
    if (functions != now) {
      functions = now;
      changed.run();
    }
  }

  private Future<Reply> reload() {
    log.info("Loading the functions into Redis again primary={}", name);
    return commands.send(library.loadRequest());
  }

  private static Line line(
      Setup setup,
      String name,
      Whereabouts whereabouts,
      Function<RedisConnection, Future<?>> preparation,
      Runnable changed) {
    return new Line(
        setup.vertx(),
        name,
        whereabouts,
        setup.random(),
        (connection, peer) -> {
          peer.requirePrimary();
          return preparation.apply(connection);
        },
        changed);
  }
}
