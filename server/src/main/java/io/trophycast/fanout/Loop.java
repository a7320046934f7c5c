package io.trophycast.fanout;

import java.util.concurrent.Executor;

/**
 * An event loop, as those see it who have work for its connections: it runs their tasks one after
 * the other. There is one object for all connections of a loop.
 */
public interface Loop extends Executor {
  /**
   * Runs a task once the loop has looked at its sockets again, so that long work in slices leaves
   * others their turn. To be called on the loop.
   */
  void nextTurn(Runnable task);
}
