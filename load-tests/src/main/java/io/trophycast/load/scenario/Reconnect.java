package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody is cut off at once and comes back within a window: to a server that has just started,
 * and again when it is warm. They resume from where the stage was.
 */
final class Reconnect {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Reconnect() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      theatre.dialect().resumeFrom(position(theatre));
      List<String> remarks = new ArrayList<>();
      theatre.server().server().kill();
      awaitGone(theatre);
      theatre.swarm().forgetTroubles();
      theatre.server().startServer();
      JsonObject cold = comeBack(terms, theatre, remarks);
      cut(terms, theatre);
      // Between the two measured ones, so that the second meets compiled code.
      comeBack(terms, theatre, new ArrayList<>());
      cut(terms, theatre);
      Quiet.await(theatre.server().server());
      JsonObject warm = comeBack(terms, theatre, remarks);
      int live = theatre.swarm().live();
      return new Result(
          "reconnect",
          terms.json(),
          new JsonObject()
              .put("cold", cold)
              .put("warm", warm)
              .put(
                  "coldToWarmCpu",
                  cold.getDouble("serverCpuMicrosAReturn")
                      / Math.max(1, warm.getDouble("serverCpuMicrosAReturn")))
              .put(
                  "longestLoopBlockMillis",
                  Math.max(
                      cold.getDouble("longestLoopBlockMillis"),
                      warm.getDouble("longestLoopBlockMillis")))
              .put(
                  "loopBlocksOver20Millis",
                  cold.getLong("loopBlocksOver20Millis") + warm.getLong("loopBlocksOver20Millis"))
              .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
          List.of(),
          remarks,
          live == terms.members()
              ? List.of()
              : List.of("Only %d came back in the end.".formatted(live)));
    }
  }

  /** All return, spread evenly over the window of {@code seconds}. */
  private static JsonObject comeBack(Terms terms, Theatre theatre, List<String> remarks) {
    Phase phase = Phase.begin(theatre);
    long start = System.nanoTime();
    Pace.aSecond((double) terms.members() / terms.seconds())
        .run(terms.members(), theatre.swarm()::connect);
    long windowEnd = System.nanoTime();
    Patience.within(PATIENCE, () -> theatre.swarm().live() >= terms.members());
    Cost cost = phase.end();
    cost.generator().remark().ifPresent(remarks::add);
    JsonObject figures =
        new JsonObject()
            .put("secondsToAllCurrent", (theatre.swarm().lastWelcome() - start) / 1e9)
            .put(
                "secondsAfterTheWindow",
                Math.max(0, theatre.swarm().lastWelcome() - windowEnd) / 1e9)
            .put("serverCpuMicrosAReturn", cost.serverMicrosFor(terms.members()))
            .put("redisCpuMicrosAReturn", cost.redisMicrosFor(terms.members()))
            .mergeIn(cost.json());
    terms.told().accept("all are back: " + figures.encode());
    return figures;
  }

  private static void cut(Terms terms, Theatre theatre) {
    for (int i = 0; i < terms.members(); i++) {
      theatre.swarm().cut(i);
    }
    awaitGone(theatre);
  }

  private static void awaitGone(Theatre theatre) {
    Patience.until("nobody is connected", () -> theatre.swarm().live() == 0);
  }

  private static JsonObject position(Theatre theatre) {
    return theatre
        .api()
        .get(theatre.path() + "/snapshot", theatre.hostToken())
        .body()
        .getJsonObject("position");
  }
}
