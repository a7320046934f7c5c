package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Daemon;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One contender's turn in a round: it is weighed while it is fresh, since memory that was given
 * back is taken again and would hide what a connection takes; then it is warmed up with deliveries
 * and handshakes; and only then its processor time is measured.
 */
final class Bout {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int TENTH = 10;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Contender contender;
  private final Terms terms;
  private int texts;

  private Bout(Contender contender, Terms terms) {
    this.contender = contender;
    this.terms = terms;
  }

  static Score of(Contender contender, Terms terms) {
    return new Bout(contender, terms).run();
  }

  /**
   * What a process holds.
   *
   * @param asItIs with the garbage that it has not collected
   * @param collected the same, for one that has no garbage
   */
  private record Weight(long asItIs, long collected) {}

  /** What a run of texts took. */
  private record Talk(long cpuMicros, long deliveries, Deliveries heard, LoopLag.Verdict lag) {}

  private Score run() {
    int few = Math.max(1, terms.members() / TENTH);
    int more = terms.members() - few;
    connect(0, few);
    Weight light = weigh();
    long cpu = cpuMicros();
    connect(few, terms.members());
    double first = (double) (cpuMicros() - cpu) / more;
    Weight heavy = weigh();

    talk();
    hangUp();
    connect(0, terms.members());
    hangUp();

    var lag = new LoopLag(contender.swarm().loop());
    cpu = cpuMicros();
    connect(0, terms.members());
    double handshake = (double) (cpuMicros() - cpu) / terms.members();
    LoopLag.Verdict connecting = lag.stop();

    Quiet.await(contender.process());
    LoopBlocks before = contender.blocks().orElse(LoopBlocks.NONE);
    Talk talk = talk();
    LoopBlocks blocks = contender.blocks().orElse(LoopBlocks.NONE).since(before);
    return CompletableFuture.supplyAsync(
            () ->
                new Score(
                    (double) talk.cpuMicros() / talk.deliveries(),
                    (double) (heavy.collected() - light.collected()) / more,
                    (double) (heavy.asItIs() - light.asItIs()) / more,
                    heavy.asItIs(),
                    handshake,
                    first,
                    (double) talk.heard().bytes() / talk.heard().count(),
                    talk.heard().latency().json(),
                    blocks,
                    talk.lag(),
                    connecting.remark().or(talk.lag()::remark),
                    talk.heard().notToAll(terms.members())),
            contender.swarm().loop())
        .join();
  }

  /** As many texts as asked for, to everybody. */
  private Talk talk() {
    int begin = texts;
    int count = (int) (terms.rate() * terms.seconds());
    texts += count;
    var pace = new Pace(System.nanoTime() + SECOND_NANOS, SECOND_NANOS / terms.rate());
    var deliveries = new Deliveries(pace, begin, 0, count);
    contender.swarm().hearWith(deliveries);
    long all = (long) count * terms.members();
    var lag = new LoopLag(contender.swarm().loop());
    long cpu = cpuMicros();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(count, i -> requests.execute(() -> contender.publish(begin + i)));
      Patience.within(PATIENCE, () -> deliveries.count() >= all);
    }
    return new Talk(cpuMicros() - cpu, all, deliveries, lag.stop());
  }

  private void connect(int from, int to) {
    Pace.aSecond(CONNECTS_A_SECOND).run(to - from, i -> contender.swarm().connect(from + i));
    Patience.until("%d are live".formatted(to), () -> contender.swarm().live() >= to);
  }

  /** Everybody leaves, and the server has noticed. */
  private void hangUp() {
    for (int i = 0; i < terms.members(); i++) {
      contender.swarm().cut(i);
    }
    Patience.until("nobody is connected", () -> contender.swarm().live() == 0);
    Quiet.await(contender.process());
  }

  private long cpuMicros() {
    return contender.processes().stream().map(Daemon::pid).mapToLong(ProcessUse::cpuMicros).sum();
  }

  private Weight weigh() {
    long pid = contender.process().pid();
    long asItIs = ProcessUse.of(pid).residentBytes();
    if (!contender.isJava()) {
      return new Weight(asItIs, asItIs);
    }
    JavaHeap.afterCollection(pid);
    return new Weight(asItIs, ProcessUse.of(pid).residentBytes());
  }
}
