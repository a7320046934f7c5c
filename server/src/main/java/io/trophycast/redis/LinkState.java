package io.trophycast.redis;

/**
 * How the link is.
 *
 * @param commands whether commands can be sent
 * @param subscriptions whether published messages arrive, as last seen by a probe that went all the
 *     way round
 */
public record LinkState(boolean commands, boolean subscriptions) {

  /** Whether this instance can serve. */
  public boolean ready() {
    return commands && subscriptions;
  }
}
