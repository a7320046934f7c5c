package io.trophycast.protocol;

import java.util.Locale;

/**
 * Why the server closes a socket. 4000–4099 mean come back, with jitter, and resume; 4100–4199 mean
 * do not come back unchanged.
 */
public enum CloseCode {
  /** The client reads more slowly than its stage moves. */
  SLOW_CONSUMER(4001),
  /** This server is going away. */
  DRAINING(4002),
  /** No hello came in time. */
  HELLO_TIMEOUT(4003),
  /** Too many messages, in spite of being told. */
  TOO_FREQUENT(4004),
  /** A fault of this server. */
  INTERNAL(4005),
  /** As many connections of this server watch the stage as may. */
  STAGE_FULL(4006),
  /** Something that is no message of this protocol. */
  BAD_MESSAGE(4100),
  /** The token is unknown, expired or not for this. */
  UNAUTHORISED(4101),
  /** The host removed this member. */
  REMOVED(4102),
  /** A message of more than the largest allowed size. */
  MESSAGE_TOO_BIG(4103),
  /** There is no such stage. */
  UNKNOWN_STAGE(4104),
  /** The same member has opened so many more that this one had to go. */
  TOO_MANY_CONNECTIONS(4105);

  private final int number;
  private final String wire = name().toLowerCase(Locale.ROOT);

  CloseCode(int number) {
    this.number = number;
  }

  /** The number in the WebSocket's close frame. */
  public short number() {
    return (short) number;
  }

  /** The word in {@code bye} and in the close frame's reason. */
  public String wire() {
    return wire;
  }
}
