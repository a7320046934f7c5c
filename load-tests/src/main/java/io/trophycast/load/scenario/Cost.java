package io.trophycast.load.scenario;

import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.measure.LoopLag;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/**
 * What a phase took.
 *
 * @param seconds that it lasted
 * @param serverMicros processor time of the server
 * @param redisMicros processor time of its Redis
 * @param blocks of the server's loops
 * @param generator whether it kept up
 */
record Cost(
    double seconds,
    long serverMicros,
    long redisMicros,
    LoopBlocks blocks,
    LoopLag.Verdict generator) {

  /** Processor time of the server and its Redis. */
  long micros() {
    return serverMicros + redisMicros;
  }

  /** The server's for each of so many, in microseconds. */
  double serverMicrosFor(long count) {
    return (double) serverMicros / Math.max(1, count);
  }

  /** Redis' for each of so many, in microseconds. */
  double redisMicrosFor(long count) {
    return (double) redisMicros / Math.max(1, count);
  }

  /** The server's a second, as a share of one core. */
  double serverCores() {
    return serverMicros / seconds / 1e6;
  }

  /** Redis' a second, as a share of one core. */
  double redisCores() {
    return redisMicros / seconds / 1e6;
  }

  /** How the loops did, and how the generator did, under the names that every scenario has. */
  JsonObject json() {
    return blocks.json().put("generator", generator.json());
  }

  /** How the loops did in all of these. */
  static LoopBlocks blocksOf(Cost... costs) {
    return Arrays.stream(costs).map(Cost::blocks).reduce(LoopBlocks.NONE, LoopBlocks::and);
  }
}
