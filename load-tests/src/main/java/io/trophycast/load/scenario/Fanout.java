package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
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

/** Everybody watches while a host pins a message so many times a second. */
final class Fanout {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Some 190 bytes on the wire with what is around it, as in the measurements of FIELD-NOTES. */
  private static final String TEXT =
      "The photo wall is to the left of the bar, and the last one "
          + "to leave waters the palm. Thank you! ";

  private Fanout() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return measure(terms, theatre);
    }
  }

  private static Result measure(Terms terms, Theatre theatre) {
    int warmUp = (int) (terms.rate() * Math.max(2, terms.seconds() / 3));
    int texts = warmUp + (int) (terms.rate() * terms.seconds());
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SOON_NANOS / terms.rate());
    var deliveries = new Deliveries(pace, warmUp, texts);
    theatre.swarm().hearWith(deliveries);
    List<Line> lines;
    List<ProcessUse> before = new ArrayList<>();
    List<ProcessUse> after = new ArrayList<>();
    LoopLag.Verdict generator;
    var server = List.of(theatre.server().server(), theatre.server().redis());
    try (var watch = new Watch(server, "deliveries", deliveries::count, terms.told());
        var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var lag = new CompletableFuture<LoopLag>();
      pace.run(
          texts,
          i -> {
            if (i == warmUp) {
              Patience.within(
                  PATIENCE, () -> deliveries.count() >= (long) warmUp * terms.members());
              server.forEach(process -> before.add(ProcessUse.of(process.pid())));
              lag.complete(new LoopLag(theatre.swarm().loop()));
            }
            requests.execute(() -> pin(theatre, i));
          });
      Patience.within(PATIENCE, () -> deliveries.count() >= (long) texts * terms.members());
      server.forEach(process -> after.add(ProcessUse.of(process.pid())));
      generator = lag.join().stop();
      lines = watch.stop();
    }
    long delivered = (long) (texts - warmUp) * terms.members();
    return CompletableFuture.supplyAsync(
            () ->
                new Result(
                    "fanout",
                    terms.json(),
                    new JsonObject()
                        .put(
                            "serverCpuMicrosADelivery",
                            (double) after.get(0).cpuMicrosSince(before.get(0)) / delivered)
                        .put(
                            "redisCpuMicrosADelivery",
                            (double) after.get(1).cpuMicrosSince(before.get(1)) / delivered)
                        .put("deliveries", delivered)
                        .put("latencyMillis", deliveries.latency().json())
                        .put("firstToLastMillis", deliveries.spread().json())
                        .put("generator", generator.json())
                        .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
                    lines,
                    generator.remark().stream().toList(),
                    wrong(deliveries.notToAll(terms.members()))),
            theatre.swarm().loop())
        .join();
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
