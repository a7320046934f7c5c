package io.trophycast.redis;

/**
 * How the link is.
 *
 * @param commands whether commands can be sent
 * @param subscriptions whether published messages arrive, as last seen by a probe that went all the
 *     way round
 * @param functions whether Redis has our functions
 */
public record LinkState(boolean commands, boolean subscriptions, boolean functions) {

  /** Whether this instance can serve. */
  public boolean ready() {
    return commands && subscriptions && functions;
  }
}
