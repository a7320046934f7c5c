package io.trophycast.load.scenario;

import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.ProcessUse;

/** A stretch of a scenario that is measured, while it goes on. */
final class Phase {
  private final Theatre theatre;
  private final LoopBlocks blocks;
  private final LoopLag lag;
  private final long server;
  private final long redis;
  private final long start;

  private Phase(Theatre theatre) {
    this.theatre = theatre;
    // The clocks come last, since asking for the meters costs the server something.
    this.blocks = LoopBlocks.of(theatre.scrape());
    this.lag = new LoopLag(theatre.swarm().loop());
    this.server = ProcessUse.cpuMicros(theatre.server().server().pid());
    this.redis = ProcessUse.cpuMicros(theatre.server().redis().pid());
    this.start = System.nanoTime();
  }

  /** From now on. */
  static Phase begin(Theatre theatre) {
    return new Phase(theatre);
  }

  /** It is over, and this is what it took. */
  Cost end() {
    double seconds = (System.nanoTime() - start) / 1e9;
    long serverMicros = ProcessUse.cpuMicros(theatre.server().server().pid()) - server;
    long redisMicros = ProcessUse.cpuMicros(theatre.server().redis().pid()) - redis;
    LoopLag.Verdict generator = lag.stop();
    return new Cost(
        seconds,
        serverMicros,
        redisMicros,
        LoopBlocks.of(theatre.scrape()).since(blocks),
        generator);
  }
}
