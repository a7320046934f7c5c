package io.trophycast.redis;

/** What a failed command tells about Redis, read from the first word of its error. */
enum Trouble {
  /** The function is not there: it was flushed, or a new primary never had it. Nothing was done. */
  MISSING_FUNCTION,
  /** Another node of the cluster owns the key. Nothing was done. */
  MOVED,
  /** The cluster rearranges itself, and nobody can say yet who owns the key. Nothing was done. */
  UNSETTLED,
  /** The node is no primary, or not ready to be one: look for the primary again. */
  DEPOSED,
  /** The request was wrong, which is a fault of this program that asking again does not cure. */
  WRONG,
  /** Redis is away or too slow. Whether the command was carried out is not known. */
  AWAY;

  /**
   * What a function says when it meets a key of a slot that is on its way to another node; see
   * shared/basics.lua, which makes that happen before anything was changed.
   */
  private static final String SLOT_ON_ITS_WAY = "access a non local key";

  static Trouble of(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof RedisUnavailable) {
      return AWAY;
    }
    if (message.startsWith("ERR Function not found")) {
      return MISSING_FUNCTION;
    }
    if (message.contains(SLOT_ON_ITS_WAY)) {
      return UNSETTLED;
    }
    int space = message.indexOf(' ');
    return switch (space < 0 ? message : message.substring(0, space)) {
      case "MOVED" -> MOVED;
      case "ASK", "TRYAGAIN", "CLUSTERDOWN" -> UNSETTLED;
      case "READONLY", "LOADING", "MASTERDOWN" -> DEPOSED;
      case "ERR", "WRONGTYPE", "NOPERM", "CROSSSLOT" -> WRONG;
      default -> AWAY;
    };
  }

  /** The fault as callers are told it. */
  static Throwable told(Throwable fault) {
    if (fault instanceof RedisUnavailable) {
      return fault;
    }
    String message = String.valueOf(fault.getMessage());
    if (of(fault) == WRONG) {
      return new IllegalStateException("Redis could not do this: " + message, fault);
    }
    return new RedisUnavailable("Redis did not answer: " + message, fault);
  }
}
