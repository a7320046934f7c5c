package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;

/**
 * What flows one way through a connection, in order, however long it is held. Its source's and its
 * sink's loops and whoever changes the condition take turns by its lock.
 */
final class Direction {
  private static final int MOST_WAITING = 256;
  private static final long NANOS_A_MILLI = 1_000_000;

  private final Vertx vertx;
  private final NetSocket source;
  private final NetSocket sink;
  private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
  private boolean held;
  private int delayMillis;
  private boolean timed;

  /** Some bytes, and from when on they may pass. */
  private record Parcel(long due, Buffer bytes) {}

  Direction(Vertx vertx, NetSocket source, NetSocket sink) {
    this.vertx = vertx;
    this.source = source;
    this.sink = sink;
    source.handler(this::take);
    sink.drainHandler(_ -> flow());
  }

  synchronized void adapt(boolean hold, int delay) {
    held = hold;
    delayMillis = delay;
    flow();
  }

  private synchronized void take(Buffer bytes) {
    waiting.add(new Parcel(System.nanoTime() + delayMillis * NANOS_A_MILLI, bytes));
    flow();
  }

  private synchronized void flow() {
    while (!held && !waiting.isEmpty() && !sink.writeQueueFull()) {
      long early = waiting.getFirst().due() - System.nanoTime();
      if (early > 0) {
        later(early);
        break;
      }
      var _ = sink.write(waiting.removeFirst().bytes());
    }
    // A held direction reads no further, and its sender feels it as one feels a dead network.
    if (held || waiting.size() > MOST_WAITING || sink.writeQueueFull()) {
      source.pause();
    } else {
      source.resume();
    }
  }

  private void later(long nanos) {
    if (!timed) {
      timed = true;
      vertx.setTimer(Math.max(1, nanos / NANOS_A_MILLI), _ -> due());
    }
  }

  private synchronized void due() {
    timed = false;
    flow();
  }
}
