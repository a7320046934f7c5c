package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.Scrape;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How cost grows with members, with stages and with instances: one of them grows while the others
 * stay. The same number of moments is told in each, on all stages in turn.
 */
final class Growth {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final double WARM_UP_A_SECOND = 100;
  private static final String TEXT = "Something that everybody in the hall is told ";

  /** Marks that nobody counts. */
  private static final int UNHEARD = 1_000_000;

  private final Terms terms;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Long> troubles = new TreeMap<>();
  private LoopBlocks blocks = LoopBlocks.NONE;

  private Growth(Terms terms) {
    this.terms = terms;
  }

  /**
   * What one hall took.
   *
   * @param idleServer processor time of all servers in a second of silence, in microseconds
   * @param idleRedis the same of Redis
   * @param idleBytes that Redis sent in a second of silence
   * @param resident memory of all servers after a collection
   * @param serverMoment processor time of all servers for a moment, in microseconds
   * @param redisMoment the same of Redis
   * @param bytesMoment that Redis sent for a moment
   */
  private record Measured(
      Hall.Size size,
      double idleServer,
      double idleRedis,
      double idleBytes,
      double resident,
      double serverMoment,
      double redisMoment,
      double bytesMoment) {
    JsonObject json() {
      return new JsonObject()
          .put("members", size.members())
          .put("stages", size.stages())
          .put("instances", size.servers())
          .put("serverCpuMicrosASecondInSilence", idleServer)
          .put("redisCpuMicrosASecondInSilence", idleRedis)
          .put("redisBytesASecondInSilence", idleBytes)
          .put("residentBytes", resident)
          .put("serverCpuMicrosAMoment", serverMoment)
          .put(
              "serverCpuMicrosADelivery",
              serverMoment * size.stages() / Math.max(1, size.members()))
          .put("redisCpuMicrosAMoment", redisMoment)
          .put("redisBytesAMoment", bytesMoment);
    }
  }

  static Result run(Terms terms) {
    return new Growth(terms).measure();
  }

  private Result measure() {
    int all = terms.members();
    Measured whole = measure(new Hall.Size(all, 1, 1));
    List<Measured> members =
        List.of(
            measure(new Hall.Size(all / 4, 1, 1)), measure(new Hall.Size(all / 2, 1, 1)), whole);
    List<Measured> stages =
        List.of(whole, measure(new Hall.Size(all, 10, 1)), measure(new Hall.Size(all, 100, 1)));
    List<Measured> instances =
        List.of(whole, measure(new Hall.Size(all, 1, 2)), measure(new Hall.Size(all, 1, 4)));
    return new Result(
        "growth",
        terms.json(),
        new JsonObject()
            .put("members", rows(members))
            .put("stages", rows(stages))
            .put("instances", rows(instances))
            .put("aFurtherMember", slopes(members, one -> one.size().members()))
            .put("aFurtherStage", slopes(stages, one -> one.size().stages()))
            .put("aFurtherInstance", slopes(instances, one -> one.size().servers()))
            .mergeIn(blocks.json())
            .put("troubles", new JsonObject(new LinkedHashMap<String, Object>(troubles))),
        List.of(
            line("server CPU of a moment in µs, by a quarter, half and all members", members),
            line("server CPU of a moment in µs, on 1, 10 and 100 stages", stages),
            line("server CPU of a moment in µs, on 1, 2 and 4 instances", instances)),
        remarks,
        wrong);
  }

  private Measured measure(Hall.Size size) {
    String name = "%d-%d-%d".formatted(size.members(), size.stages(), size.servers());
    try (Hall hall = Hall.open(terms.in(name), size)) {
      warmUp(hall);
      hall.servers().forEach(one -> JavaHeap.afterCollection(one.server().pid()));
      double resident = hall.residentBytes();
      hall.servers().forEach(one -> Quiet.await(one.server()));
      Use silence =
          use(hall, () -> Patience.within(Duration.ofSeconds(terms.seconds()), () -> false));
      int texts = (int) Math.max(1, terms.rate() * terms.seconds());
      // Asking for the meters costs the server something.
      List<LoopBlocks> before = blocks(hall);
      Use telling = use(hall, () -> tell(hall, texts));
      count(before, blocks(hall));
      double seconds = telling.seconds();
      var measured =
          new Measured(
              size,
              silence.server() / silence.seconds(),
              silence.redis() / silence.seconds(),
              silence.bytes() / silence.seconds(),
              resident,
              (telling.server() - silence.server() / silence.seconds() * seconds) / texts,
              (telling.redis() - silence.redis() / silence.seconds() * seconds) / texts,
              (telling.bytes() - silence.bytes() / silence.seconds() * seconds) / texts);
      terms.told().accept(measured.json().encode());
      return measured;
    }
  }

  private record Use(double seconds, double server, double redis, double bytes) {}

  private static Use use(Hall hall, Runnable what) {
    long bytes = hall.servers().getFirst().redisBytesSent();
    long redis = hall.redisMicros();
    long server = hall.serverMicros();
    long start = System.nanoTime();
    what.run();
    double seconds = (double) (System.nanoTime() - start) / SECOND_NANOS;
    return new Use(
        seconds,
        hall.serverMicros() - server,
        hall.redisMicros() - redis,
        hall.servers().getFirst().redisBytesSent() - bytes);
  }

  /** The way of a moment is compiled before it is measured. */
  private void warmUp(Hall hall) {
    int texts = (int) (WARM_UP_A_SECOND * Math.min(5, terms.seconds()));
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Pace.aSecond(WARM_UP_A_SECOND)
          .run(texts, i -> requests.execute(() -> pin(hall, i, UNHEARD + i)));
    }
  }

  private void tell(Hall hall, int texts) {
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SECOND_NANOS / Math.max(1.0, terms.rate()));
    List<LoopLag> lags = hall.swarms().stream().map(one -> new LoopLag(one.loop())).toList();
    List<Deliveries> heard =
        hall.swarms().stream()
            .map(
                swarm -> {
                  var deliveries = new Deliveries(pace, 0, 0, texts);
                  swarm.hearWith(deliveries);
                  return deliveries;
                })
            .toList();
    long expected =
        IntStream.range(0, texts)
            .mapToLong(i -> hall.size().watching(i % hall.size().stages()))
            .sum();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(texts, i -> requests.execute(() -> pin(hall, i, i)));
      Patience.within(PATIENCE, () -> count(heard) >= expected);
    }
    if (count(heard) != expected) {
      wrong.add("%s: %d of %d deliveries.".formatted(hall.size(), count(heard), expected));
    }
    hall.swarms()
        .forEach(one -> one.troubles().forEach((what, n) -> troubles.merge(what, n, Long::sum)));
    lags.forEach(
        lag -> lag.stop().remark().ifPresent(remark -> remarks.add(hall.size() + ": " + remark)));
  }

  private void count(List<LoopBlocks> before, List<LoopBlocks> after) {
    for (int i = 0; i < after.size(); i++) {
      blocks = blocks.and(after.get(i).since(before.get(i)));
    }
  }

  private static List<LoopBlocks> blocks(Hall hall) {
    return hall.servers().stream().map(one -> LoopBlocks.of(new Scrape(one.meters()))).toList();
  }

  private static void pin(Hall hall, int turn, int number) {
    hall.pin(turn % hall.size().stages(), TEXT + Deliveries.mark(number));
  }

  private static long count(List<Deliveries> heard) {
    return heard.stream().mapToLong(Deliveries::count).sum();
  }

  private static JsonArray rows(List<Measured> series) {
    var rows = new JsonArray();
    series.forEach(one -> rows.add(one.json()));
    return rows;
  }

  /** Least squares: how much more of each for one more. */
  private static JsonObject slopes(List<Measured> series, ToDoubleFunction<Measured> size) {
    return new JsonObject()
        .put("serverCpuMicrosASecondInSilence", slope(series, size, Measured::idleServer))
        .put("redisCpuMicrosASecondInSilence", slope(series, size, Measured::idleRedis))
        .put("redisBytesASecondInSilence", slope(series, size, Measured::idleBytes))
        .put("residentBytes", slope(series, size, Measured::resident))
        .put("serverCpuMicrosAMoment", slope(series, size, Measured::serverMoment))
        .put("redisCpuMicrosAMoment", slope(series, size, Measured::redisMoment))
        .put("redisBytesAMoment", slope(series, size, Measured::bytesMoment));
  }

  private static double slope(
      List<Measured> series, ToDoubleFunction<Measured> size, ToDoubleFunction<Measured> cost) {
    var line = new SimpleRegression();
    series.forEach(one -> line.addData(size.applyAsDouble(one), cost.applyAsDouble(one)));
    return line.getSlope();
  }

  private static Line line(String title, List<Measured> series) {
    return new Line(title, series.stream().map(Measured::serverMoment).toList(), 1, "step");
  }
}
