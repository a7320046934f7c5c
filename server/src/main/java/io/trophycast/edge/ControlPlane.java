package io.trophycast.edge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Where requests that change or look up something are worked on: each on a virtual thread of its
 * own, in plain sequential code that may wait, while the event loop goes on with its connections.
 */
final class ControlPlane {
  private final Vertx vertx;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  ControlPlane(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Does the work on a virtual thread; the outcome arrives on the event loop of the caller. */
  <T> Future<T> run(Callable<T> work) {
    Context loop = vertx.getOrCreateContext();
    Promise<T> outcome = Promise.promise();
    threads.execute(
        () -> {
          try {
            T result = work.call();
            loop.runOnContext(_ -> outcome.complete(result));
          } catch (Throwable e) {
            loop.runOnContext(_ -> outcome.fail(e));
          }
        });
    return outcome.future();
  }
}
