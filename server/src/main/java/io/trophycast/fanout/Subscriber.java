package io.trophycast.fanout;

import io.trophycast.protocol.MemberId;
import java.util.Optional;

/** One who watches a stage through a connection. All is called on the connection's own loop. */
public interface Subscriber {
  Outbox outbox();

  /** Who it is; screens, hosts and partners are no members. */
  Optional<MemberId> member();

  /** The board moved, so that one's own place on it may have. */
  void boardChanged();

  /** The member's own points or trophies changed. */
  void standingChanged();
}
