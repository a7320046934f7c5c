package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis that decides: the line that commands go over, with the functions loaded at its end. */
final class Primary {
  private static final Logger log = LoggerFactory.getLogger(Primary.class);

  private final String name;
  private final FunctionLibrary library;
  private final Line commands;
  private final Runnable changed;
  private volatile boolean functions = true;

  /**
   * A primary whose line is still down.
   *
   * @param name for logs and probes
   * @param changed called after the line went up or down
   */
  Primary(
      Vertx vertx,
      String name,
      Whereabouts whereabouts,
      FunctionLibrary library,
      RandomGenerator random,
      Runnable changed) {
    this.name = name;
    this.library = library;
    this.changed = changed;
    this.commands =
        new Line(
            vertx,
            "commands " + name,
            whereabouts,
            random,
            (connection, peer) -> {
              peer.requirePrimary();
              return library.load(connection);
            },
            changed);
  }

  String name() {
    return name;
  }

  Line commands() {
    return commands;
  }

  boolean isUp() {
    return commands.isUp();
  }

  Future<Void> connect() {
    return commands.connect();
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

  Future<Void> close() {
    return commands.close();
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
}
