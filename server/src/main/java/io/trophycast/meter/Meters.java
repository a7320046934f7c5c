package io.trophycast.meter;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * All meters of one instance. Names are lowercase and dotted, and no tag holds an id: a series a
 * stage or a member would outgrow every monitoring system. All are made at once, so that each shows
 * its zero before anything has happened.
 */
public record Meters(
    AudienceMeters audience,
    DropMeters drops,
    FeedMeters feed,
    RedisMeters redis,
    LoopLag loops,
    LoopBlocks blocks) {

  /** Fresh meters in this registry. */
  public static Meters in(MeterRegistry registry) {
    return new Meters(
        new AudienceMeters(registry),
        new DropMeters(registry),
        new FeedMeters(registry),
        new RedisMeters(registry),
        new LoopLag(registry),
        new LoopBlocks(registry));
  }
}
