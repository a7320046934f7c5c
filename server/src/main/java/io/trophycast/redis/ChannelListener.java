package io.trophycast.redis;

/** Hears what is published on a channel, on the link's event loop. */
public interface ChannelListener {

  /** Something was published. */
  void heard(String message);

  /** The subscription was away and is back: anything may have been missed in between. */
  void resumed();
}
