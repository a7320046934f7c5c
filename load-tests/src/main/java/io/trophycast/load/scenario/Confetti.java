package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Frames;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import io.trophycast.load.report.Line;
import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everybody taps, once a second in a batch; before that one tap a second in all, to compare. A
 * member's taps count up to twelve a second, so the number is exact below that.
 */
final class Confetti {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int MOST_A_BATCH = 100;
  private static final int COUNTED_A_SECOND = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Confetti() {}

  /** Some seconds of taps, and what they cost. */
  private record Phase(long batches, double framesAClientAndSecond, long cpuMicros) {}

  static Result run(Terms terms) {
    try (Theatre theatre = Theatre.open(terms)) {
      theatre.connect(0, terms.members(), CONNECTS_A_SECOND);
      return measure(terms, theatre);
    }
  }

  private static Result measure(Terms terms, Theatre theatre) {
    var frames = new LongAdder();
    theatre.swarm().hearWith((_, _, _, _) -> frames.increment());
    int batch = Math.clamp(Math.round(terms.rate() / terms.members()), 1, MOST_A_BATCH);
    Phase one;
    Phase all;
    List<Line> lines;
    LoopLag.Verdict generator;
    try (var watch =
        new Watch(
            List.of(theatre.server().server(), theatre.server().redis()),
            "frames",
            frames::sum,
            terms.told())) {
      one = tap(terms, theatre, frames, 1, 1);
      var lag = new LoopLag(theatre.swarm().loop());
      all = tap(terms, theatre, frames, terms.members(), batch);
      generator = lag.stop();
      lines = watch.stop();
    }
    long sent = one.batches() + all.batches() * batch;
    Patience.within(PATIENCE, () -> counted(theatre) >= sent);
    long counted = counted(theatre);
    List<String> wrong = new ArrayList<>();
    if (counted > sent || (batch <= COUNTED_A_SECOND && counted != sent)) {
      wrong.add("%d taps were sent and %d counted.".formatted(sent, counted));
    }
    return new Result(
        "confetti",
        terms.json(),
        new JsonObject()
            .put("tapsASecond", (double) all.batches() * batch / terms.seconds())
            .put("tapsSent", sent)
            .put("tapsCounted", counted)
            .put("framesAClientAndSecondAtOneTap", one.framesAClientAndSecond())
            .put("framesAClientAndSecondAtAll", all.framesAClientAndSecond())
            .put("serverCpuMicrosASecondAtOneTap", one.cpuMicros() / terms.seconds())
            .put("serverCpuMicrosASecondAtAll", all.cpuMicros() / terms.seconds())
            .put("generator", generator.json())
            .put("troubles", new JsonObject(Troubles.of(theatre.swarm()))),
        lines,
        generator.remark().stream().toList(),
        wrong);
  }

  /** So many batches a second, each from another member, for the time of the terms. */
  private static Phase tap(
      Terms terms, Theatre theatre, LongAdder frames, int batchesASecond, int taps) {
    var process = theatre.server().server();
    ByteBuf frame =
        Frames.text(new JsonObject().put("type", "confetti").put("taps", taps).encode());
    long framesBefore = frames.sum();
    long cpuBefore = ProcessUse.cpuMicros(process.pid());
    int batches = batchesASecond * terms.seconds();
    Pace.aSecond(batchesASecond)
        .run(batches, i -> theatre.swarm().say(i % terms.members(), frame.retainedDuplicate()));
    Patience.within(Duration.ofSeconds(1), () -> false);
    double seconds = terms.seconds() + 1.0;
    frame.release();
    return new Phase(
        batches,
        (frames.sum() - framesBefore) / seconds / terms.members(),
        ProcessUse.cpuMicros(process.pid()) - cpuBefore);
  }

  private static long counted(Theatre theatre) {
    return theatre
        .api()
        .get(theatre.path() + "/snapshot", theatre.hostToken())
        .body()
        .getJsonObject("counters")
        .getLong("confetti");
  }
}
