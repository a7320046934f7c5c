package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Everybody claims at the instant that a drop opens, and most are too late. */
final class Stampede {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int OPENS_IN_SECONDS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Stampede() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      // The first stampede finds cold code, as the first drop of an evening does; both count.
      JsonObject first = stampede(terms, theatre);
      JsonObject second = stampede(terms, theatre);
      List<String> wrong = new ArrayList<>();
      first.getJsonArray("wrong").forEach(line -> wrong.add("first: " + line));
      second.getJsonArray("wrong").forEach(line -> wrong.add("second: " + line));
      return new Result(
          "stampede",
          terms.json(),
          new JsonObject()
              .put("cold", first)
              .put("warm", second)
              .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
          List.<Line>of(),
          List.of(),
          wrong);
    }
  }

  private static JsonObject stampede(Terms terms, Theatre theatre) {
    JsonObject drop = Drops.schedule(theatre, terms.supply(), OPENS_IN_SECONDS);
    var claims = new Claims(theatre.swarm(), drop.getString("id"), terms.members());
    theatre.swarm().hearWith(claims);
    var server = theatre.server().server();
    var lag = new LoopLag(theatre.swarm().loop());
    long calls = theatre.server().functionCalls();
    long cpu = ProcessUse.cpuMicros(server.pid());
    long wait = TimeUnit.MILLISECONDS.toNanos(drop.getLong("opensAt") - System.currentTimeMillis());
    long due = System.nanoTime() + wait;
    var _ = theatre.swarm().loop().schedule(() -> claims.claimAll(due), wait, TimeUnit.NANOSECONDS);
    Patience.within(PATIENCE, () -> claims.answered() >= terms.members());
    LoopLag.Verdict generator = lag.stop();
    cpu = ProcessUse.cpuMicros(server.pid()) - cpu;
    calls = theatre.server().functionCalls() - calls;
    JsonObject figures =
        new JsonObject()
            .put("answers", claims.answered())
            .put("askedAgain", claims.again())
            .put("errors", claims.errors())
            .put("redisFunctionCalls", calls)
            .put("serverCpuMicrosAClaim", (double) cpu / terms.members())
            .put("generatorBusy", generator.busy());
    CompletableFuture.runAsync(
            () ->
                figures
                    .put("latencyMillis", claims.latency().json())
                    .put("millisToLast", claims.millisToLast())
                    .put("claimsASecond", claims.answered() / (claims.millisToLast() / 1000))
                    .put("wrong", new JsonArray(claims.wrong(terms.supply()))),
            theatre.swarm().loop())
        .join();
    terms.told().accept("stampede: " + figures.encode());
    return figures;
  }
}
