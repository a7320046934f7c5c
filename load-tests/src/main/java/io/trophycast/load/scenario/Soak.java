package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An {@link Evening} for as long as asked. What grows that should not is seen between the first
 * third, in which everything happens for the first time, and the last.
 */
final class Soak {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int THIRDS = 3;
  private static final double SECONDS_AN_HOUR = 3600;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Terms terms;
  private final Theatre theatre;
  private final Evening evening;
  private final Pace pace;
  private final int third;
  private final Deliveries early;
  private final Deliveries late;
  private final CompletableFuture<Memory> memoryAfterAThird = new CompletableFuture<>();
  private final CompletableFuture<Cost> costOfFirst = new CompletableFuture<>();
  private final CompletableFuture<Phase> last = new CompletableFuture<>();

  /** What the server holds after a collection. */
  private record Memory(long heap, long resident) {
    static Memory of(long pid) {
      long heap = JavaHeap.afterCollection(pid);
      return new Memory(heap, ProcessUse.of(pid).residentBytes());
    }

    JsonObject json() {
      return new JsonObject().put("heapBytes", heap).put("residentBytes", resident);
    }
  }

  private Soak(Terms terms, Theatre theatre, Executor requests) {
    this.terms = terms;
    this.theatre = theatre;
    this.evening = new Evening(terms, theatre, requests);
    this.third = Math.max(1, terms.seconds() / THIRDS);
    this.pace = new Pace(System.nanoTime() + SECOND_NANOS, SECOND_NANOS);
    int lastBegins = terms.seconds() - third;
    this.early = new Deliveries(pace, 0, 0, third);
    this.late = new Deliveries(new Pace(pace.due(lastBegins), SECOND_NANOS), lastBegins, 0, third);
  }

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      Memory before = Memory.of(theatre.server().server().pid());
      List<Line> lines;
      Cost lastThird;
      Soak soak;
      try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
        soak = new Soak(terms, theatre, requests);
        lines = soak.live(requests);
        lastThird = soak.last.join().end();
      }
      return soak.result(before, lastThird, lines);
    }
  }

  private List<Line> live(Executor requests) {
    theatre.swarm().hearWith(evening);
    evening.hearWith(early);
    Phase first = Phase.begin(theatre);
    try (var watch =
        new Watch(
            List.of(theatre.server().server(), theatre.server().redis()),
            "deliveries",
            () -> early.count() + late.count(),
            terms.told())) {
      pace.run(
          terms.seconds(),
          second -> {
            if (second == third) {
              costOfFirst.complete(first.end());
              // In the second third, since a collection stops everything for a moment.
              requests.execute(
                  () -> memoryAfterAThird.complete(Memory.of(theatre.server().server().pid())));
            }
            if (second == terms.seconds() - third) {
              evening.hearWith(late);
              last.complete(Phase.begin(theatre));
            }
            evening.second(second);
          });
      Patience.within(
          PATIENCE,
          () ->
              theatre.swarm().live() >= terms.members()
                  && evening.isOver()
                  && late.count() >= (long) third * evening.settled());
      return watch.stop();
    }
  }

  private Result result(Memory before, Cost lastThird, List<Line> lines) {
    Memory after = Memory.of(theatre.server().server().pid());
    List<String> wrong = new ArrayList<>(evening.wrongRecords());
    int live = theatre.swarm().live();
    if (live != terms.members()) {
      wrong.add("Only %d were connected in the end.".formatted(live));
    }
    long counted = theatre.confetti();
    if (counted != evening.taps()) {
      wrong.add("%d taps were sent and %d counted.".formatted(evening.taps(), counted));
    }
    return CompletableFuture.supplyAsync(
            () -> result(before, after, lastThird, lines, wrong), theatre.swarm().loop())
        .join();
  }

  private Result result(
      Memory before, Memory after, Cost lastThird, List<Line> lines, List<String> wrong) {
    wrong.addAll(evening.wrong());
    long missed = early.notToAll(evening.settled()) + late.notToAll(evening.settled());
    if (missed > 0) {
      wrong.add("%d messages did not come to all of the settled exactly once.".formatted(missed));
    }
    Memory between = memoryAfterAThird.join();
    Cost firstThird = costOfFirst.join();
    double hours = (terms.seconds() - third) / SECONDS_AN_HOUR;
    List<Line> plots = new ArrayList<>(lines);
    plots.add(Line.aPercentile("latency in the first third in ms", early.latency().curve()));
    plots.add(Line.aPercentile("latency in the last third in ms", late.latency().curve()));
    return new Result(
        "soak",
        terms.json(),
        new JsonObject()
            .put("evening", evening.json())
            .put("memoryBefore", before.json())
            .put("memoryAfterAThird", between.json())
            .put("memoryAfter", after.json())
            .put("heapBytesAnHour", (after.heap() - between.heap()) / hours)
            .put("residentBytesAnHour", (after.resident() - between.resident()) / hours)
            .put("latencyMillisFirstThird", early.latency().json())
            .put("latencyMillisLastThird", late.latency().json())
            .put("serverCoresFirstThird", firstThird.serverCores())
            .put("serverCoresLastThird", lastThird.serverCores())
            .put("redisCoresFirstThird", firstThird.redisCores())
            .put("redisCoresLastThird", lastThird.redisCores())
            .mergeIn(lastThird.json())
            .mergeIn(Cost.blocksOf(firstThird, lastThird).json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        plots,
        lastThird.generator().remark().stream().toList(),
        wrong);
  }
}
