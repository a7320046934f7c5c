package io.trophycast.fanout;

/** One who watches a stage through a connection. All is called on the connection's own loop. */
public interface Subscriber {
  Outbox outbox();

  /** The board moved, so that one's own place on it may have. */
  void boardChanged();

  /** The member's own points or trophies changed. */
  void standingChanged();
}
