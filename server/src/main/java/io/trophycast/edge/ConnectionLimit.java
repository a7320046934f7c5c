package io.trophycast.edge;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many live connections this server takes: beyond it newcomers are told to come back, so that
 * those who are in stay served. All loops share it.
 */
public final class ConnectionLimit {
  private final int most;
  private final AtomicInteger taken = new AtomicInteger();

  public ConnectionLimit(int most) {
    this.most = most;
  }

  boolean take() {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return false;
    }
    return true;
  }

  void giveBack() {
    taken.decrementAndGet();
  }

  /** Connections that are open now. */
  public int open() {
    return taken.get();
  }
}
