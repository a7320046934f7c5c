package io.trophycast.load.client;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** How one kind of server is talked to over a WebSocket until it is live. */
public interface Dialect {
  /** Path and query of the upgrade. */
  String path();

  /** The sub-protocol that is asked for, or an empty text. */
  String subprotocol();

  /** What the connection with this number says first. */
  Optional<String> greeting(int number);

  /** Whether this text is the sign that moments can be expected from now on. */
  boolean isWelcome(ByteBuf bytes, int at, int length);

  /** What has to be said back to this text at once, to stay connected. */
  default Optional<String> reply(ByteBuf bytes, int at, int length) {
    return Optional.empty();
  }

  /** Whether being connected is being live. */
  default boolean isLiveAtOnce() {
    return false;
  }
}
