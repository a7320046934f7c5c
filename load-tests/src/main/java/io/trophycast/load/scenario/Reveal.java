package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Everybody's clock is wrong and their network unsteady, and all screens open together. */
final class Reveal {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int OPENS_IN_SECONDS = 16;
  private static final long SEED = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(OPENS_IN_SECONDS + 15);

  private Reveal() {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      Release drop = Release.schedule(theatre, terms.supply(), 0, OPENS_IN_SECONDS);
      var countdown =
          new Countdown(
              theatre.swarm(),
              terms.members(),
              drop.opensAt(),
              terms.rate(),
              new SplittableRandom(SEED));
      theatre.swarm().hearWith(countdown);
      terms.told().accept("everybody counts down");
      theatre.swarm().loop().execute(countdown::begin);
      Phase phase = Phase.begin(theatre);
      Patience.within(
          PATIENCE,
          () -> countdown.unlocks() >= terms.members() && countdown.openedLateMillis() >= 0);
      // The last of those who hear late that it is open.
      Patience.within(Duration.ofMillis(500), () -> false);
      Cost cost = phase.end();
      return CompletableFuture.supplyAsync(
              () -> result(terms, theatre, countdown, cost), theatre.swarm().loop())
          .join();
    }
  }

  private static Result result(Terms terms, Theatre theatre, Countdown countdown, Cost cost) {
    List<String> wrong = new ArrayList<>();
    if (countdown.unlocks() != terms.members()) {
      wrong.add("Only %d unlocked.".formatted(countdown.unlocks()));
    }
    if (countdown.answers() != terms.members() * ClientClock.BURST) {
      wrong.add("Only %d questions for the time were answered.".formatted(countdown.answers()));
    }
    if (countdown.openedLateMillis() < 0) {
      wrong.add("The drop opened early or never.");
    }
    return new Result(
        "reveal",
        terms.json().put("jitterMillis", terms.rate()),
        new JsonObject()
            .put("unlockedAgainstTheInstantMillis", countdown.unlocked())
            .put("serverOpenedLateMillis", countdown.openedLateMillis())
            .put("heardThatItIsOpenMillis", countdown.opened())
            .mergeIn(cost.json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        countdown.plots(),
        cost.generator().remark().stream().toList(),
        wrong);
  }
}
