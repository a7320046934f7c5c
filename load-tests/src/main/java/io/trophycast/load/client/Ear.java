package io.trophycast.load.client;

import io.netty.buffer.ByteBuf;

/** Hears what the connections of a swarm are told. Called on the swarm's loop. */
public interface Ear {
  /** Hears nothing. */
  Ear DEAF = (_, _, _, _) -> {};

  /**
   * A text arrived.
   *
   * @param number of the connection
   * @param bytes hold it from {@code at} on; they are gone after the call
   */
  void text(int number, ByteBuf bytes, int at, int length);
}
