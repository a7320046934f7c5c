package io.trophycast.load.measure;

import io.vertx.core.json.JsonObject;

/**
 * How long the server's event loops did not look at their sockets, as the server itself measured.
 *
 * @param longestMillis of all loops; time that the kernel gave to others is in it
 * @param tooLong how often it was more than 20 ms
 */
public record LoopBlocks(double longestMillis, long tooLong) {
  /** Nothing was blocked yet. */
  public static final LoopBlocks NONE = new LoopBlocks(0, 0);

  private static final String LONGEST = "trophycast_loop_block_longest_seconds";
  private static final String TOO_LONG = "trophycast_loop_blocks_total";
  private static final double MILLIS = 1000;

  /**
   * Reads a scrape of the server's meters: the longest since the scrape before, and how often from
   * the server's start on.
   */
  public static LoopBlocks of(Scrape scrape) {
    return new LoopBlocks(scrape.value(LONGEST) * MILLIS, (long) scrape.value(TOO_LONG));
  }

  /** What happened from another scrape to this one. */
  public LoopBlocks since(LoopBlocks before) {
    return new LoopBlocks(longestMillis, tooLong - before.tooLong);
  }

  /** Both together. */
  public LoopBlocks and(LoopBlocks other) {
    return new LoopBlocks(Math.max(longestMillis, other.longestMillis), tooLong + other.tooLong);
  }

  /** By the names that every scenario's figures have. */
  public JsonObject json() {
    return new JsonObject()
        .put("longestLoopBlockMillis", longestMillis)
        .put("loopBlocksOver20Millis", tooLong);
  }
}
