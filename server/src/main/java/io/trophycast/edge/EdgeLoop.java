package io.trophycast.edge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The open connections of one event loop: looks after them once a second, and says goodbye to them
 * when the server goes. It belongs to that loop.
 */
final class EdgeLoop {
  private static final long SWEEP_MILLIS = 1000;
  private static final int RETURN_WINDOW_MILLIS = 5000;
  private static final long GOODBYE_MILLIS = 3000;

  private final Vertx vertx;
  private final Context context;
  private final Executor executor;
  private final ConnectionLimit limit;
  private final Set<Guest> guests = new LinkedHashSet<>();
  private final Refreshes refreshes = new Refreshes();
  private boolean draining;

  /** A connection as its loop sees it. */
  interface Guest {
    /** A second has gone by. */
    void sweep(long nanos);

    /** The server is going away. */
    void drain(int returnWindowMillis);
  }

  /** The loop of this context, which must be the current one. */
  EdgeLoop(Vertx vertx, Context context, ConnectionLimit limit) {
    this.vertx = vertx;
    this.context = context;
    this.limit = limit;
    this.executor = task -> context.runOnContext(_ -> task.run());
    vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
    vertx.setPeriodic(Refreshes.PERIOD_MILLIS, _ -> refreshes.next());
  }

  Executor executor() {
    return executor;
  }

  Refreshes refreshes() {
    return refreshes;
  }

  Vertx vertx() {
    return vertx;
  }

  /** Whether one more connection may come in; the caller must then say {@link #add}. */
  boolean hasRoom() {
    return !draining && limit.take();
  }

  void add(Guest guest) {
    guests.add(guest);
  }

  void remove(Guest guest) {
    if (guests.remove(guest)) {
      limit.giveBack();
    }
  }

  /** The upgrade failed after all. */
  void giveBackRoom() {
    limit.giveBack();
  }

  /** Says goodbye to everybody, from any thread; done when they are gone or have had their time. */
  Future<Void> drain() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        _ -> {
          draining = true;
          List.copyOf(guests).forEach(guest -> guest.drain(RETURN_WINDOW_MILLIS));
          awaitEmpty(done, System.nanoTime());
        });
    return done.future();
  }

  private void awaitEmpty(Promise<Void> done, long since) {
    if (guests.isEmpty() || System.nanoTime() - since > GOODBYE_MILLIS * 1_000_000) {
      done.complete();
    } else {
      vertx.setTimer(20, _ -> awaitEmpty(done, since));
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    List.copyOf(guests).forEach(guest -> guest.sweep(now));
  }
}
