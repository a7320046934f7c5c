package io.trophycast.redis;

/**
 * Redis has come back with an unknown past, and it is not yet clear whether the stage's history is
 * whole. Asking again in a moment helps.
 */
public final class StageUnverified extends RedisUnavailable {
  private static final long serialVersionUID = 1L;

  public StageUnverified(String sentence) {
    super(sentence);
  }
}
