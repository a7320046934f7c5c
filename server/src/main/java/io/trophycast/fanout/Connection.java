package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;

/**
 * The one seam to a transport: a socket or an event stream. All is called on the connection's own
 * loop.
 */
public interface Connection {
  /** Writes a frame, however full the transport is; look at {@link #writable} before. */
  void write(Frame frame);

  /** Whether the transport takes more without piling it up. */
  boolean writable();

  /** Calls back each time the transport has become writable again. */
  void whenWritable(Runnable drain);

  /**
   * Says goodbye and closes; if the other side doesn't read it, the connection is cut shortly
   * after.
   */
  void close(CloseCode code, Frame bye);
}
