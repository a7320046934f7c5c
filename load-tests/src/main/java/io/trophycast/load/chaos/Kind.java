package io.trophycast.load.chaos;

/** What may go wrong. */
enum Kind {
  /** SIGKILL, and started again. */
  KILL_INSTANCE(Where.INSTANCE, 300, 5_000),
  /** SIGTERM, and started again. */
  DRAIN_INSTANCE(Where.INSTANCE, 300, 5_000),
  /** SIGTERM, and the next version started in its place; only where a schedule says so. */
  UPDATE_INSTANCE(Where.INSTANCE, 0, 0),
  /** SIGSTOP, SIGCONT. */
  PAUSE_INSTANCE(Where.INSTANCE, 300, 9_000),
  /** Its wall clock is set wrong. */
  SHIFT_CLOCK(Where.INSTANCE, 3_000, 15_000),
  /** SIGKILL, and started again. */
  KILL_REDIS(Where.REDIS, 100, 5_000),
  /** SIGSTOP, SIGCONT. */
  PAUSE_REDIS(Where.REDIS, 100, 6_000),
  CUT_REDIS_LINK(Where.REDIS_LINK, 50, 5_000),
  /** Nothing passes, and nobody is told. */
  STALL_REDIS_LINK(Where.REDIS_LINK, 300, 9_000),
  /** Redis does what it is asked, and its answers do not come. */
  HOLD_REDIS_ANSWERS(Where.REDIS_LINK, 300, 9_000),
  SLOW_REDIS_LINK(Where.REDIS_LINK, 1_000, 8_000),
  CUT_CLIENT_LINK(Where.CLIENT_LINK, 50, 4_000),
  STALL_CLIENT_LINK(Where.CLIENT_LINK, 300, 9_000),
  HOLD_CLIENT_ANSWERS(Where.CLIENT_LINK, 300, 9_000),
  SLOW_CLIENT_LINK(Where.CLIENT_LINK, 1_000, 8_000);

  /** What it may happen to. */
  enum Where {
    INSTANCE,
    REDIS,
    REDIS_LINK,
    CLIENT_LINK
  }

  final Where where;
  final int shortestMillis;
  final int longestMillis;

  Kind(Where where, int shortestMillis, int longestMillis) {
    this.where = where;
    this.shortestMillis = shortestMillis;
    this.longestMillis = longestMillis;
  }
}
