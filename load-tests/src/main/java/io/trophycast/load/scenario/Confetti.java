package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Frames;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everybody taps, in batches. First one tap a second in all; then as many as a person's fingers
 * can, which must be counted exactly; then as many as are asked for, of which the server counts
 * what {@code TapLimit} lets a person have tapped.
 */
final class Confetti {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int LARGEST_BATCH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Longer than the slowest tick. */
  private static final Duration TICKS = Duration.ofMillis(4500);

  /** As in the server's {@code TapLimit}. */
  private static final int COUNTED_A_SECOND = 12;

  private static final int BURST = 24;

  /** A little below, so that a batch that comes early is counted too. */
  private static final int SURELY_COUNTED_A_SECOND = 10;

  private final Terms terms;
  private final Theatre theatre;
  private final LongAdder frames = new LongAdder();

  private Confetti(Terms terms, Theatre theatre) {
    this.terms = terms;
    this.theatre = theatre;
  }

  /**
   * Some seconds of taps.
   *
   * @param batchesAMember that each sent, at least
   * @param sent taps of all
   * @param counted by the server
   * @param frames that all were sent, until some time after the last tap
   */
  private record Taps(
      double batchesAMember, double aSecond, long sent, long counted, long frames, Cost cost) {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return new Confetti(terms, theatre).measure();
    }
  }

  private Result measure() {
    theatre.swarm().hearWith((_, _, _, _) -> frames.increment());
    double fingers = (double) terms.members() * SURELY_COUNTED_A_SECOND;
    Taps one;
    Taps some;
    Taps all;
    List<Line> lines;
    try (var watch =
        new Watch(
            List.of(theatre.server().server(), theatre.server().redis()),
            "frames",
            frames::sum,
            terms.told())) {
      one = tap(1);
      some = tap(Math.min(terms.rate(), fingers));
      all = tap(terms.rate());
      lines = watch.stop();
    }
    List<String> wrong = new ArrayList<>();
    if (one.counted() != one.sent() || some.counted() != some.sent()) {
      wrong.add(
          "%d taps that a person can tap were sent and %d counted."
              .formatted(one.sent() + some.sent(), one.counted() + some.counted()));
    }
    if (all.counted() < least(all) || all.counted() > most(all)) {
      wrong.add(
          "%d taps were counted, and %d to %d can be right."
              .formatted(all.counted(), least(all), most(all)));
    }
    return new Result(
        "confetti",
        terms.json(),
        new JsonObject()
            .put("oneTapASecond", figures(one))
            .put("asFingersCan", figures(some))
            .put("all", figures(all).put("leastToCount", least(all)).put("mostToCount", most(all)))
            .put("framesOfAllToOne", frames(all) / frames(one))
            .mergeIn(Cost.blocksOf(one.cost(), some.cost(), all.cost()).json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        lines,
        all.cost().generator().remark().stream().toList(),
        wrong);
  }

  private JsonObject figures(Taps taps) {
    return new JsonObject()
        .put("tapsASecond", taps.aSecond())
        .put("tapsSent", taps.sent())
        .put("tapsCounted", taps.counted())
        .put("framesAClientAndSecond", frames(taps))
        .put("serverCores", taps.cost().serverCores())
        .put("redisCores", taps.cost().redisCores())
        .mergeIn(taps.cost().json());
  }

  private double frames(Taps taps) {
    return taps.frames() / taps.cost().seconds() / terms.members();
  }

  /** So many taps a second, each batch from the next member, for the time of the terms. */
  private Taps tap(double rate) {
    int size = Math.clamp(Math.round(rate / terms.members()), 1, LARGEST_BATCH);
    double batchesASecond = rate / size;
    int batches = (int) Math.max(1, batchesASecond * terms.seconds());
    ByteBuf frame =
        Frames.text(new JsonObject().put("type", "confetti").put("taps", size).encode());
    long countedBefore = theatre.confetti();
    long framesBefore = frames.sum();
    Phase phase = Phase.begin(theatre);
    Pace.aSecond(batchesASecond)
        .run(batches, i -> theatre.swarm().say(i % terms.members(), frame.retainedDuplicate()));
    Cost cost = phase.end();
    long framesAfter = frames.sum();
    frame.release();
    long sent = (long) batches * size;
    if (!Patience.within(PATIENCE, () -> theatre.confetti() - countedBefore >= sent)) {
      // More were sent than count; the last of those that do are on their way.
      Patience.within(TICKS, () -> false);
    }
    return new Taps(
        (double) batches / terms.members(),
        batchesASecond * size,
        sent,
        theatre.confetti() - countedBefore,
        framesAfter - framesBefore,
        cost);
  }

  /**
   * What a full bucket a member and its filling between their first batch and their last let pass;
   * how far apart those two came is known to a second.
   */
  private long least(Taps taps) {
    if (taps.aSecond() <= (double) SURELY_COUNTED_A_SECOND * terms.members()) {
      return taps.sent();
    }
    double apart = (taps.batchesAMember() - 1) / batchesAMemberAndSecond(taps);
    double passed = BURST + COUNTED_A_SECOND * (apart - 1);
    return Math.min(taps.sent(), (long) Math.floor(Math.max(0, passed)) * terms.members());
  }

  /** The same for as long as the phase lasted; no order of arrival lets more pass. */
  private long most(Taps taps) {
    double passed = BURST + COUNTED_A_SECOND * (taps.cost().seconds() + 1);
    return Math.min(taps.sent(), (long) Math.ceil(passed) * terms.members());
  }

  private double batchesAMemberAndSecond(Taps taps) {
    return taps.batchesAMember() / terms.seconds();
  }
}
