package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executor;

/**
 * Brings an answer to the thread that owns the state it changes. Redis' answers arrive on the
 * link's own event loop, where nothing of ours may be touched.
 */
public final class Deliver {
  private Deliver() {}

  /** The same future, completed on this thread. */
  public static <T> Future<T> to(Executor thread, Future<T> future) {
    Promise<T> there = Promise.promise();
    future.onComplete(
        result ->
            thread.execute(
                () -> {
                  if (result.succeeded()) {
                    there.complete(result.result());
                  } else {
                    there.fail(result.cause());
                  }
                }));
    return there.future();
  }
}
