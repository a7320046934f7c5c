package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.client.Frames;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An evening: a message is pinned each second, a hundredth of the crowd taps, somebody hangs up and
 * comes back. What grows that should not is seen between the first third and the last.
 */
final class Soak {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int HUNDREDTH = 100;
  private static final int THIRDS = 3;
  private static final double SECONDS_AN_HOUR = 3600;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Soak() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return measure(terms, theatre);
    }
  }

  private static Result measure(Terms terms, Theatre theatre) {
    long pid = theatre.server().server().pid();
    var pace = new Pace(System.nanoTime() + SECOND_NANOS, SECOND_NANOS);
    int third = Math.max(1, terms.seconds() / THIRDS);
    var early = new Deliveries(pace, 0, terms.seconds());
    var late = new Deliveries(pace, 0, terms.seconds());
    theatre.swarm().hearWith(early);
    long heapBefore = JavaHeap.afterCollection(pid);
    var lag = new LoopLag(theatre.swarm().loop());
    List<Line> lines;
    try (var watch =
            new Watch(
                List.of(theatre.server().server(), theatre.server().redis()),
                "deliveries",
                () -> early.count() + late.count(),
                terms.told());
        var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(
          terms.seconds(),
          second -> {
            if (second == terms.seconds() - third) {
              theatre.swarm().hearWith(late);
            } else if (second == third) {
              theatre.swarm().hearWith(Ear.DEAF);
            }
            requests.execute(() -> Fanout.pin(theatre, second));
            tapAndTurn(terms, theatre, second);
          });
      Patience.within(PATIENCE, () -> theatre.swarm().live() >= terms.members());
      lines = watch.stop();
    }
    LoopLag.Verdict generator = lag.stop();
    long heapAfter = JavaHeap.afterCollection(pid);
    int live = theatre.swarm().live();
    return CompletableFuture.supplyAsync(
            () ->
                new Result(
                    "soak",
                    terms.json(),
                    new JsonObject()
                        .put("heapBytesBefore", heapBefore)
                        .put("heapBytesAfter", heapAfter)
                        .put(
                            "heapBytesAnHour",
                            (heapAfter - heapBefore) * SECONDS_AN_HOUR / terms.seconds())
                        .put("latencyMillisFirstThird", early.latency().json())
                        .put("latencyMillisLastThird", late.latency().json())
                        .put("generator", generator.json())
                        .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
                    lines,
                    generator.remark().stream().toList(),
                    live == terms.members()
                        ? List.of()
                        : List.of("Only %d were connected in the end.".formatted(live))),
            theatre.swarm().loop())
        .join();
  }

  /** A hundredth taps, and one is cut off; who was cut off a second ago comes back. */
  private static void tapAndTurn(Terms terms, Theatre theatre, int second) {
    int few = Math.max(1, terms.members() / HUNDREDTH);
    ByteBuf taps = Frames.text(new JsonObject().put("type", "confetti").put("taps", 5).encode());
    for (int i = 0; i < few; i++) {
      int number = (int) (((long) second * few + i) % terms.members());
      if (theatre.swarm().isConnected(number)) {
        theatre.swarm().say(number, taps.retainedDuplicate());
      }
    }
    taps.release();
    if (second > 0) {
      theatre.swarm().connect((second - 1) % terms.members());
    }
    if (second < terms.seconds() - 1) {
      theatre.swarm().cut(second % terms.members());
    }
  }
}
