package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * A partner's system sets scores in batches, and everybody watches the board: first a few a second,
 * then as many as are asked for, of which the first seconds are told apart: the JVM learns in them.
 * What everybody is sent must be the same in all.
 */
final class Board {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final double FEW_A_SECOND = 500;
  private static final int LARGEST_BATCH = 500;

  /** Fewer would come between two boards, and tell little of how old those are. */
  private static final int BATCHES_A_SECOND = 10;

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Terms terms;
  private final Theatre theatre;
  private final Scores scores;

  private Board(Terms terms, Theatre theatre) {
    this.terms = terms;
    this.theatre = theatre;
    this.scores = Scores.of(theatre);
  }

  /**
   * Some seconds of writing.
   *
   * @param writes scores that were set
   * @param seconds that it took
   * @param waits how often the server said that it had too much to do, and the batch came again
   * @param closing the number of the last batch
   */
  private record Writing(
      long writes,
      double seconds,
      Cost cost,
      Freshness freshness,
      Departures departures,
      long waits,
      int closing) {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return new Board(terms, theatre).measure();
    }
  }

  private Result measure() {
    var written = new LongAdder();
    Writing few;
    Writing first;
    Writing many;
    List<Line> lines;
    var processes = List.of(theatre.server().server(), theatre.server().redis());
    try (var watch = new Watch(processes, "writes", written::sum, terms.told())) {
      double aFew = Math.min(FEW_A_SECOND, terms.rate() / BATCHES_A_SECOND);
      few = write(aFew, terms.seconds(), 1, written);
      int warmUp = Math.max(2, terms.seconds() / 3);
      first = write(terms.rate(), warmUp, few.closing() + 1, written);
      many = write(terms.rate(), terms.seconds(), first.closing() + 1, written);
      lines = watch.stop();
    }
    return CompletableFuture.supplyAsync(
            () -> result(few, first, many, lines), theatre.swarm().loop())
        .join();
  }

  private Result result(Writing few, Writing first, Writing many, List<Line> lines) {
    List<String> wrong = new ArrayList<>(wrong(few));
    wrong.addAll(wrong(first));
    wrong.addAll(wrong(many));
    List<Line> plots = new ArrayList<>(lines);
    plots.add(
        Line.aPercentile(
            "age of the newest score on a board in ms", many.freshness().age().curve()));
    double further =
        (double) (many.cost().serverMicros() - few.cost().serverMicros())
            / Math.max(1, many.writes() - few.writes());
    return new Result(
        "board",
        terms.json(),
        new JsonObject()
            .put("few", figures(few))
            .put("first", figures(first))
            .put("many", figures(many))
            .put("serverCpuMicrosAFurtherWrite", further)
            .mergeIn(Cost.blocksOf(few.cost(), first.cost(), many.cost()).json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        plots,
        Stream.of(many.cost().generator().remark(), many.departures().remark())
            .flatMap(Optional::stream)
            .toList(),
        wrong);
  }

  private JsonObject figures(Writing writing) {
    Cost cost = writing.cost();
    double frames = (double) writing.freshness().frames() / terms.members();
    return new JsonObject()
        .put("writes", writing.writes())
        .put("writesASecond", writing.writes() / writing.seconds())
        .put("stateFramesAClientAndSecond", frames / cost.seconds())
        .put("serverCores", cost.serverCores())
        .put("redisCores", cost.redisCores())
        .put("serverCpuMicrosAWrite", cost.serverMicrosFor(writing.writes()))
        .put("redisCpuMicrosAWrite", cost.redisMicrosFor(writing.writes()))
        .put("ageOfTheBoardMillis", writing.freshness().age().json())
        .put("boards", writing.freshness().boards())
        .put("batchesToldToWait", writing.waits())
        .put("batchesSetOutLateMillis", writing.departures().json())
        .mergeIn(cost.json());
  }

  /** Sets scores at this rate, in batches that are numbered from {@code begin} on. */
  private Writing write(double rate, int lasting, int begin, LongAdder written) {
    int size = Math.clamp(Math.round(rate / BATCHES_A_SECOND), 1, LARGEST_BATCH);
    double batchesASecond = rate / size;
    int batches = (int) Math.max(1, batchesASecond * lasting);
    int closing = begin + batches;
    long before = written.sum();
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SECOND_NANOS / batchesASecond);
    var freshness = new Freshness(pace, terms.members(), begin, closing);
    var departures = new Departures();
    long waits = theatre.api().waits();
    Phase phase = Phase.begin(theatre);
    theatre.swarm().hearWith(freshness);
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(
          batches,
          i ->
              requests.execute(
                  () -> {
                    departures.leave(pace.due(i));
                    scores.set(begin + i, size);
                    written.add(size);
                  }));
      Patience.within(PATIENCE, () -> written.sum() - before >= (long) batches * size);
    }
    double seconds = (System.nanoTime() - pace.due(0)) / 1e9;
    long writes = written.sum() - before;
    // Batches may overtake each other; this one has the last word.
    scores.set(closing, size);
    Patience.within(PATIENCE, () -> freshness.closed() >= terms.members());
    return new Writing(
        writes,
        seconds,
        phase.end(),
        freshness,
        departures,
        theatre.api().waits() - waits,
        closing);
  }

  private List<String> wrong(Writing writing) {
    int saw = writing.freshness().closed();
    return saw == terms.members()
        ? List.of()
        : List.of("Only %d saw batch %d on the board.".formatted(saw, writing.closing()));
  }
}
