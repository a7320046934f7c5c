package io.trophycast.edge;

import java.time.InstantSource;

/**
 * What keeps one client from taking what belongs to others; shared by all loops and the HTTP API.
 *
 * @param claims how often one member may ask Redis for a decision
 */
public record Guard(EdgeLimits limits, TrustedProxies proxies, RateLimit claims) {
  private static final int CLAIMS_BURST = 40;
  private static final double CLAIMS_PER_SECOND = 10;

  public static Guard of(EdgeLimits limits, TrustedProxies proxies, InstantSource clock) {
    return new Guard(limits, proxies, new RateLimit(CLAIMS_BURST, CLAIMS_PER_SECOND, clock));
  }
}
