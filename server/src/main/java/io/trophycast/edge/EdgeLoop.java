package io.trophycast.edge;

import io.trophycast.edge.ConnectionLimit.Seat;
import io.trophycast.edge.ConnectionLimit.Seating;
import io.trophycast.fanout.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The open connections of one event loop: looks after them once a second, and says goodbye to them
 * when the server goes. It belongs to that loop.
 */
final class EdgeLoop {
  private static final long SWEEP_MILLIS = 1000;

  /** For a claim that waits for Redis, and for the words of goodbye to arrive. */
  private static final int GOODBYE_MILLIS = 5000;

  private final Vertx vertx;
  private final ContextInternal context;
  private final Loop executor;
  private final ConnectionLimit limit;
  private final Map<Guest, Seat> guests = new LinkedHashMap<>();
  private final Exchanges exchanges;
  private final Refreshes refreshes = new Refreshes();
  private boolean draining;

  /** A connection as its loop sees it. */
  interface Guest {
    /** A second has gone by. */
    void sweep(long nanos);

    /** The server is going away: finish what is underway, say when to come back, and close. */
    void drain(int returnWindowMillis);
  }

  /** The loop of this context, which must be the current one. */
  EdgeLoop(Vertx vertx, Context context, ConnectionLimit limit, EdgeLimits limits) {
    this.vertx = vertx;
    this.context = (ContextInternal) context;
    this.limit = limit;
    this.exchanges = new Exchanges(limits);
    this.executor = new Turns(this.context);
    vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
    vertx.setPeriodic(Refreshes.PERIOD_MILLIS, _ -> refreshes.next());
  }

  /** What happens on this loop happens in this context. */
  ContextInternal context() {
    return context;
  }

  Loop executor() {
    return executor;
  }

  Refreshes refreshes() {
    return refreshes;
  }

  Vertx vertx() {
    return vertx;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  /** Asks for a seat for one more connection, which must then be {@link #add added}. */
  Seating take(String address) {
    return draining ? ConnectionLimit.FULL : limit.take(address);
  }

  void add(Guest guest, Seat seat) {
    guests.put(guest, seat);
  }

  void remove(Guest guest) {
    Seat seat = guests.remove(guest);
    if (seat != null) {
      limit.giveBack(seat);
    }
  }

  /** The upgrade failed after all. */
  void giveBack(Seat seat) {
    limit.giveBack(seat);
  }

  /**
   * Lets nobody in any more and says goodbye to one after the other, from any thread; done when
   * they are gone or have had their time.
   */
  Future<Void> drain(Parting parting) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        _ -> {
          draining = true;
          var random = ThreadLocalRandom.current();
          for (Guest guest : guests.keySet()) {
            long turn = 1L + random.nextInt(parting.spreadMillis() + 1);
            vertx.setTimer(turn, _ -> sendAway(guest, parting));
          }
          awaitEmpty(done, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience(parting)));
        });
    return done.future();
  }

  /** How long the goodbye may take, in milliseconds. */
  static int patience(Parting parting) {
    return parting.spreadMillis() + GOODBYE_MILLIS;
  }

  private void sendAway(Guest guest, Parting parting) {
    if (guests.containsKey(guest)) {
      guest.drain(parting.windowMillis());
    }
  }

  private void awaitEmpty(Promise<Void> done, long end) {
    if (guests.isEmpty() || System.nanoTime() - end > 0) {
      done.complete();
    } else {
      vertx.setTimer(20, _ -> awaitEmpty(done, end));
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    List.copyOf(guests.keySet()).forEach(guest -> guest.sweep(now));
    exchanges.sweep(now);
  }

  private record Turns(ContextInternal context) implements Loop {
    @Override
    public void execute(Runnable task) {
      context.runOnContext(_ -> task.run());
    }

    @Override
    public void nextTurn(Runnable task) {
      // Netty takes what is due once, before the other tasks of a turn.
      var _ =
          context
              .nettyEventLoop()
              .schedule(() -> context.dispatch(_ -> task.run()), 0, TimeUnit.NANOSECONDS);
    }
  }
}
