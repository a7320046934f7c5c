package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Everybody watches while a host pins a message so many times a second. After that all but a few
 * hang up, and the same is done for those: what a moment costs them is nearly all the way that it
 * goes before it is told to anybody.
 */
final class Fanout {
  private static final double CONNECTS_A_SECOND = 1500;

  /** At least so often, so that what the server does in silence is small beside it. */
  private static final double PATH_A_SECOND = 100;

  private static final int FEW = 10;
  private static final int WARM_UP_SECONDS = 10;
  private static final double WARM_UP_A_SECOND = 300;

  /** Numbers of messages that nobody listens for. */
  private static final int UNHEARD = 1_000_000;

  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Some 190 bytes on the wire with what is around it, as in the measurements of FIELD-NOTES. */
  private static final String TEXT =
      "The photo wall is to the left of the bar, and the last one "
          + "to leave waters the palm. Thank you! ";

  private final Terms terms;
  private final Theatre theatre;
  private final int warmUp;
  private final int texts;

  private Fanout(Terms terms, Theatre theatre) {
    this.terms = terms;
    this.theatre = theatre;
    this.warmUp = (int) (terms.rate() * Math.max(2, terms.seconds() / 3));
    this.texts = warmUp + (int) (terms.rate() * terms.seconds());
  }

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      var fanout = new Fanout(terms, theatre);
      theatre.connect(0, fanout.few(), CONNECTS_A_SECOND);
      fanout.warmUp();
      theatre.connect(fanout.few(), terms.members(), CONNECTS_A_SECOND);
      return fanout.measure();
    }
  }

  private int few() {
    return Math.clamp(terms.members() / 2, 1, FEW);
  }

  /** The way of a moment is walked too seldom in a measurement for the JVM to compile it. */
  private void warmUp() {
    int pins = (int) (WARM_UP_A_SECOND * Math.min(WARM_UP_SECONDS, terms.seconds()));
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Pace.aSecond(WARM_UP_A_SECOND)
          .run(pins, i -> requests.execute(() -> pin(theatre, UNHEARD + i)));
    }
    Quiet.await(theatre.server().server());
  }

  private Result measure() {
    Deliveries toAll = deliveries(0, terms.rate());
    List<Line> lines;
    Cost all;
    var server = List.of(theatre.server().server(), theatre.server().redis());
    try (var watch = new Watch(server, "deliveries", toAll::count, terms.told())) {
      all = announce(toAll, 0, terms.members());
      lines = watch.stop();
    }
    long moments = (long) texts - warmUp;
    JsonObject path = path(all.micros() / (double) moments);
    return CompletableFuture.supplyAsync(
            () -> {
              List<Line> plots = new ArrayList<>(lines);
              plots.add(Line.aPercentile("latency of deliveries in ms", toAll.latency().curve()));
              return new Result(
                  "fanout",
                  terms.json(),
                  new JsonObject()
                      .put(
                          "serverCpuMicrosADelivery",
                          all.serverMicrosFor(moments * terms.members()))
                      .put("redisCpuMicrosADelivery", all.redisMicrosFor(moments * terms.members()))
                      .put("fullPath", path)
                      .put("deliveries", moments * terms.members())
                      .put("latencyMillis", toAll.latency().json())
                      .put("firstToLastMillis", toAll.spread().json())
                      .mergeIn(all.json())
                      .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
                  plots,
                  all.generator().remark().stream().toList(),
                  wrong(toAll.notToAll(terms.members())));
            },
            theatre.swarm().loop())
        .join();
  }

  private Deliveries deliveries(int begin, double rate) {
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SOON_NANOS / rate);
    var deliveries = new Deliveries(pace, begin, warmUp, texts);
    theatre.swarm().hearWith(deliveries);
    return deliveries;
  }

  /** Pins all of them, and says what those after the warm-up cost. */
  private Cost announce(Deliveries deliveries, int begin, int audience) {
    var phase = new CompletableFuture<Phase>();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      deliveries
          .pace()
          .run(
              texts,
              i -> {
                if (i == warmUp) {
                  Patience.within(PATIENCE, () -> deliveries.count() >= (long) warmUp * audience);
                  phase.complete(Phase.begin(theatre));
                }
                requests.execute(() -> pin(theatre, begin + i));
              });
      Patience.within(PATIENCE, () -> deliveries.count() >= (long) texts * audience);
      return phase.join().end();
    }
  }

  /**
   * What a moment costs before it is told to anybody: cost is {@code path + n × delivery} with two
   * n that were measured. For the few, what the server does in as long when nothing is said is
   * taken off, since that is not small beside ten deliveries.
   *
   * @param microsOfAll what it costs to tell everybody, server and Redis together
   */
  private JsonObject path(double microsOfAll) {
    int few = few();
    for (int i = few; i < terms.members(); i++) {
      theatre.swarm().cut(i);
    }
    Patience.until("all but a few have hung up", () -> theatre.swarm().live() == few);
    Quiet.await(theatre.server().server());
    Phase silence = Phase.begin(theatre);
    Patience.within(Duration.ofSeconds(terms.seconds()), () -> false);
    Cost idle = silence.end();
    Cost toFew = announce(deliveries(texts, Math.max(PATH_A_SECOND, terms.rate())), texts, few);
    double moments = (double) texts - warmUp;
    double idleMicros = idle.micros() / idle.seconds() * toFew.seconds();
    double microsOfFew = (toFew.micros() - idleMicros) / moments;
    double delivery = (microsOfAll - microsOfFew) / (terms.members() - few);
    double path = microsOfFew - few * delivery;
    return new JsonObject()
        .put("cpuMicrosAMomentToAll", microsOfAll)
        .put("few", few)
        .put("cpuMicrosAMomentToFew", microsOfFew)
        .put("cpuMicrosAMomentOnItsWay", path)
        .put("ofWhichRedis", (double) toFew.redisMicros() / toFew.micros())
        .put("shareOfDelivering", path / (delivery * terms.members()))
        .put("cpuMicrosASecondInSilence", idle.micros() / idle.seconds());
  }

  /** The host pins the message with this number. */
  static void pin(Theatre theatre, int number) {
    theatre
        .api()
        .put(
            theatre.path() + "/pinned-message",
            theatre.hostToken(),
            new JsonObject().put("text", TEXT + Deliveries.mark(number)),
            "");
  }

  /** What members hear of it, as the server sends it. */
  static JsonObject message(int number) {
    var moment =
        new JsonObject()
            .put("type", "message.pinned")
            .put("offset", number)
            .put("at", System.currentTimeMillis())
            .put("text", TEXT + Deliveries.mark(number));
    return new JsonObject().put("type", "moments").put("moments", new JsonArray().add(moment));
  }

  private static List<String> wrong(long notToAll) {
    return notToAll == 0
        ? List.of()
        : List.of("%d messages did not come to everybody exactly once.".formatted(notToAll));
  }
}
