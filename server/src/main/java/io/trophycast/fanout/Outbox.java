package io.trophycast.fanout;

import io.trophycast.meter.AudienceMeters;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What waits to be written to one connection. Ordered and direct messages queue up to a bound in
 * bytes, and a reader too slow for that is closed; of ticks only the newest is kept. So a stuck
 * client costs at most the bound and disturbs nobody. It belongs to its connection's loop.
 */
public final class Outbox {
  /**
   * More than a welcome and some two thousand moments; who is further behind is better off anew.
   */
  public static final int LIMIT = 512 * 1024;

  private final Connection connection;
  private final int limit;
  private final AudienceMeters meters;
  private final ArrayDeque<Frame> queue = new ArrayDeque<>(0);
  private int queued;
  private Optional<Frame> latest = Optional.empty();
  private boolean closed;

  public Outbox(Connection connection, AudienceMeters meters) {
    this(connection, LIMIT, meters);
  }

  /** An outbox that queues at most this many bytes. */
  public Outbox(Connection connection, int limit, AudienceMeters meters) {
    this.connection = connection;
    this.limit = limit;
    this.meters = meters;
    connection.whenWritable(this::drain);
  }

  /** Writes a frame in its turn; closes the connection when too much waits already. */
  public void send(Frame frame) {
    if (closed) {
      return;
    }
    if (queue.isEmpty() && connection.writable()) {
      connection.write(frame);
      return;
    }
    if (!queue.isEmpty() && queued + frame.size() > limit) {
      close(
          CloseCode.SLOW_CONSUMER,
          "This connection reads more slowly than the stage moves; come back and resume.");
      return;
    }
    queue.add(frame);
    queued(frame.size());
  }

  /** Writes a tick now, or keeps it in place of an older one until there is room. */
  public void send(Tick tick) {
    if (closed) {
      return;
    }
    if (queue.isEmpty() && connection.writable()) {
      latest = Optional.empty();
      connection.write(tick.changed());
      return;
    }
    if (latest.isPresent()) {
      meters.overwritten();
    }
    latest = Optional.of(tick.whole());
  }

  /** Drops what waits, says why and closes. */
  public void close(CloseCode code, String sentence) {
    close(code, ServerMessage.Bye.of(code, sentence));
  }

  /** Drops what waits and closes, with the window in milliseconds to spread the return over. */
  public void close(CloseCode code, String sentence, int retryIn) {
    close(code, new ServerMessage.Bye(code.wire(), sentence, OptionalInt.of(retryIn)));
  }

  /** Forgets what waits: the connection is gone. */
  public void discard() {
    if (!closed) {
      meters.left();
      forget();
    }
  }

  public boolean closed() {
    return closed;
  }

  /** Bytes that wait, for tests and meters. */
  public int queued() {
    return queued;
  }

  private void close(CloseCode code, ServerMessage.Bye bye) {
    if (!closed) {
      meters.closed(code);
      forget();
      connection.close(code, Frame.of(bye));
    }
  }

  private void forget() {
    closed = true;
    queue.clear();
    queued(-queued);
    latest = Optional.empty();
  }

  private void queued(int change) {
    queued += change;
    meters.queued(change);
  }

  private void drain() {
    while (!queue.isEmpty() && connection.writable()) {
      Frame frame = queue.remove();
      queued(-frame.size());
      connection.write(frame);
    }
    if (queue.isEmpty() && latest.isPresent() && connection.writable()) {
      Frame frame = latest.get();
      latest = Optional.empty();
      connection.write(frame);
    }
  }
}
