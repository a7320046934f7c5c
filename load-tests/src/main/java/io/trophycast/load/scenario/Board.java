package io.trophycast.load.scenario;

import io.trophycast.load.crowd.Api;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A partner's system sets scores in batches at a rate, and everybody watches the board. */
final class Board {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int A_BATCH = 500;
  private static final int PLAYERS = 5000;
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Board() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return measure(terms, theatre);
    }
  }

  private static Result measure(Terms terms, Theatre theatre) {
    String partner =
        theatre
            .api()
            .done(
                theatre.path() + "/partners",
                theatre.hostToken(),
                new JsonObject().put("name", "Scores"),
                "load-partner")
            .getString("token");
    int scores = Math.clamp(Math.round(terms.rate()), 1, A_BATCH);
    double batchesASecond = terms.rate() / scores;
    int batches = (int) (batchesASecond * terms.seconds());
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SOON_NANOS / batchesASecond);
    var freshness = new Freshness(pace, terms.members(), batches);
    theatre.swarm().hearWith(freshness);
    var written = new LongAdder();
    var processes = List.of(theatre.server().server(), theatre.server().redis());
    List<ProcessUse> before = processes.stream().map(one -> ProcessUse.of(one.pid())).toList();
    var lag = new LoopLag(theatre.swarm().loop());
    List<Line> lines;
    long start = System.nanoTime();
    try (var watch = new Watch(processes, "writes", written::sum, terms.told());
        var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(
          batches,
          i ->
              requests.execute(
                  () -> {
                    set(theatre, partner, i, scores);
                    written.add(scores);
                  }));
      Patience.within(PATIENCE, () -> written.sum() >= (long) batches * scores);
      lines = watch.stop();
    }
    double took = (System.nanoTime() - start - SOON_NANOS) / 1e9;
    // Batches may overtake each other; this one has the last word.
    set(theatre, partner, batches, scores);
    Patience.within(Duration.ofSeconds(2), () -> false);
    LoopLag.Verdict generator = lag.stop();
    List<ProcessUse> after = processes.stream().map(one -> ProcessUse.of(one.pid())).toList();
    return CompletableFuture.supplyAsync(
            () ->
                new Result(
                    "board",
                    terms.json(),
                    new JsonObject()
                        .put("writes", written.sum())
                        .put("writesASecond", written.sum() / took)
                        .put(
                            "serverCpuMicrosAWrite",
                            (double) after.get(0).cpuMicrosSince(before.get(0)) / written.sum())
                        .put(
                            "redisCpuMicrosAWrite",
                            (double) after.get(1).cpuMicrosSince(before.get(1)) / written.sum())
                        .put("ageOfTheBoardMillis", freshness.age().json())
                        .put("boards", freshness.boards())
                        .put("generator", generator.json())
                        .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
                    lines,
                    generator.remark().stream().toList(),
                    wrong(freshness, batches, terms.members())),
            theatre.swarm().loop())
        .join();
  }

  private static void set(Theatre theatre, String partner, int number, int scores) {
    Api.Reply reply =
        theatre
            .api()
            .put(
                theatre.path() + "/scores",
                partner,
                batch(number, scores),
                "load-scores-" + number);
    if (!reply.isGood()) {
      throw new IllegalStateException("Scores: " + reply.status() + " " + reply.body());
    }
  }

  /** The leader's points are the batch's number, and others come after. */
  private static JsonObject batch(int number, int scores) {
    var batch = new JsonArray();
    batch.add(score("leader", Freshness.LEADING + number));
    for (int i = 1; i < scores; i++) {
      int player = (int) (((long) number * scores + i) % PLAYERS);
      batch.add(score("p" + player, number % 1000 + player));
    }
    return new JsonObject().put("scores", batch);
  }

  private static JsonObject score(String player, long points) {
    return new JsonObject().put("player", player).put("name", player).put("points", points);
  }

  private static List<String> wrong(Freshness freshness, int last, int everybody) {
    int saw = freshness.saw(last);
    return saw == everybody
        ? List.of()
        : List.of("Only %d saw the last batch on the board.".formatted(saw));
  }
}
