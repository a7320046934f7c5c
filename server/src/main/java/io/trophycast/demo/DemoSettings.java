package io.trophycast.demo;

import java.net.URI;
import java.time.Duration;

/**
 * What a demo is to be like.
 *
 * @param server base address of a running server
 * @param members how many people come, 1 to {@link #LARGEST_CROWD}
 * @param untilOpening how long a drop is announced before it opens
 */
public record DemoSettings(URI server, int members, Duration untilOpening) {
  /** What one event loop plays without being late itself. */
  public static final int LARGEST_CROWD = 2_000;

  public DemoSettings {
    if (members < 1 || members > LARGEST_CROWD) {
      throw new IllegalArgumentException("A crowd has from 1 to " + LARGEST_CROWD + " members.");
    }
  }

  /** Drops that are announced long enough to gather, and open within a minute of the start. */
  public static DemoSettings of(URI server, int members) {
    return new DemoSettings(server, members, Duration.ofSeconds(25));
  }
}
