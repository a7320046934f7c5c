package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Everybody is connected and nothing happens. Memory is the slope between a tenth of the members
 * and all of them, each time after a collection through {@code jcmd}; all have joined before, so
 * the slope is that of connections alone.
 */
final class Idle {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int TENTH = 10;

  private Idle() {}

  private record Memory(long resident, long heap) {
    static Memory of(long pid) {
      long heap = JavaHeap.afterCollection(pid);
      return new Memory(ProcessUse.of(pid).residentBytes(), heap);
    }
  }

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      return measure(terms, theatre);
    }
  }

  private static Result measure(Terms terms, Theatre theatre) {
    var process = theatre.server().server();
    int few = Math.max(1, terms.members() / TENTH);
    int more = terms.members() - few;
    List<Line> lines;
    Memory before;
    Memory after;
    Cost handshakes;
    Cost idle;
    try (var watch =
        new Watch(List.of(process), "handshakes", theatre.swarm()::welcomes, terms.told())) {
      theatre.connect(0, few, CONNECTS_A_SECOND);
      before = Memory.of(process.pid());
      Phase connecting = Phase.begin(theatre);
      theatre.connect(few, terms.members(), CONNECTS_A_SECOND);
      handshakes = connecting.end();
      // Its two collections block every loop, and belong to no phase.
      after = Memory.of(process.pid());
      Quiet.await(process);
      Phase nothing = Phase.begin(theatre);
      Patience.within(Duration.ofSeconds(terms.seconds()), () -> false);
      idle = nothing.end();
      lines = watch.stop();
    }
    int live = theatre.swarm().live();
    return new Result(
        "idle",
        terms.json(),
        new JsonObject()
            .put("residentBytesAConnection", (after.resident() - before.resident()) / more)
            .put("heapBytesAConnection", (after.heap() - before.heap()) / more)
            .put("residentBytes", after.resident())
            .put("heapBytes", after.heap())
            .put("cpuMicrosAHandshake", handshakes.serverMicrosFor(more))
            .put(
                "cpuMicrosAConnectionAndSecond",
                idle.serverMicrosFor(terms.members()) / idle.seconds())
            .put(
                "redisCpuMicrosAConnectionAndSecond",
                idle.redisMicrosFor(terms.members()) / idle.seconds())
            .mergeIn(Cost.blocksOf(handshakes, idle).json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        lines,
        List.of(),
        live == terms.members()
            ? List.of()
            : List.of("Only %d connections were live in the end.".formatted(live)));
  }
}
