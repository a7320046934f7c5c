package io.trophycast.load.checker;

import java.util.Map;
import java.util.Optional;

/** One thing that a client did or saw. */
public sealed interface Event {
  /** When the client did or saw it. */
  When when();

  /** The host was told that a drop is scheduled, and on which terms. */
  record Scheduled(When when, String drop, int supply, int limit, long opensAt) implements Event {}

  /**
   * The host was told that a member has been given points.
   *
   * @param key the idempotency key; what is said twice under one key counts once
   */
  record Awarded(When when, String member, int points, String key) implements Event {}

  /** A member asked for a claim, over the connection {@code via}. */
  record Asked(When when, String member, String via, String drop, String claim) implements Event {}

  /** A member was answered. */
  record Answered(When when, String member, String via, String drop, String claim, Outcome outcome)
      implements Event {}

  /**
   * A connection was welcomed.
   *
   * @param asked the position it wanted to resume from
   * @param position where the feed goes on
   * @param resumed whether it goes on from there; otherwise it starts anew from a snapshot
   * @param awarded what the snapshot says of each of its drops
   */
  record Welcomed(
      When when,
      String member,
      String via,
      Optional<Position> asked,
      Position position,
      boolean resumed,
      Map<String, Integer> awarded)
      implements Event {}

  /** A connection brought a moment. */
  record Heard(When when, String member, String via, Moment moment) implements Event {}

  /** A connection is at its end, whoever ended it. */
  record Left(When when, String member, String via) implements Event {}
}
