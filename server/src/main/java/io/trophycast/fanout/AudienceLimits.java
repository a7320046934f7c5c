package io.trophycast.fanout;

/**
 * How many connections of one server may watch a stage.
 *
 * @param aStage in all
 * @param aMember of one member: a phone, a laptop, and some tabs nobody remembers
 */
public record AudienceLimits(int aStage, int aMember) {
  /** What a server has unless a test wants it otherwise. */
  public static final AudienceLimits STANDARD = new AudienceLimits(20_000, 8);
}
