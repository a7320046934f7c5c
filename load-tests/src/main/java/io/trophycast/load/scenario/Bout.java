package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.measure.JavaHeap;
import io.trophycast.load.measure.LoopLag;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.ProcessUse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What one contender does in one round.
 *
 * @param cpuMicrosADelivery of a fan-out
 * @param residentBytesAConnection slope between a tenth of the connections and all
 * @param cpuMicrosAHandshake with what is said until the connection is live
 * @param notToAll texts that did not come to everybody exactly once
 */
record Bout(
    double cpuMicrosADelivery,
    double residentBytesAConnection,
    double cpuMicrosAHandshake,
    JsonObject latencyMillis,
    double generatorBusy,
    long notToAll) {
  private static final double CONNECTS_A_SECOND = 1500;
  private static final int TENTH = 10;
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  static Bout of(Contender contender, Terms terms) {
    int few = Math.max(1, terms.members() / TENTH);
    int more = terms.members() - few;
    long pid = contender.process().pid();
    connect(contender, 0, few);
    long residentBefore = resident(contender);
    long cpu = ProcessUse.cpuMicros(pid);
    connect(contender, few, terms.members());
    double handshake = (double) (ProcessUse.cpuMicros(pid) - cpu) / more;
    double connection = (double) (resident(contender) - residentBefore) / more;

    int warmUp = (int) (terms.rate() * Math.max(2, terms.seconds() / 3));
    int texts = warmUp + (int) (terms.rate() * terms.seconds());
    var pace = new Pace(System.nanoTime() + SOON_NANOS, SOON_NANOS / terms.rate());
    var deliveries = new Deliveries(pace, warmUp, texts);
    contender.swarm().hearWith(deliveries);
    var start = new CompletableFuture<Long>();
    var lag = new CompletableFuture<LoopLag>();
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      pace.run(
          texts,
          i -> {
            if (i == warmUp) {
              start.complete(ProcessUse.cpuMicros(pid));
              lag.complete(new LoopLag(contender.swarm().loop()));
            }
            requests.execute(() -> contender.publish(i));
          });
      Patience.within(PATIENCE, () -> deliveries.count() >= (long) texts * terms.members());
    }
    cpu = ProcessUse.cpuMicros(pid) - start.join();
    double busy = lag.join().stop().busy();
    double delivery = (double) cpu / ((long) (texts - warmUp) * terms.members());
    return CompletableFuture.supplyAsync(
            () ->
                new Bout(
                    delivery,
                    connection,
                    handshake,
                    deliveries.latency().json(),
                    busy,
                    deliveries.notToAll(terms.members())),
            contender.swarm().loop())
        .join();
  }

  private static void connect(Contender contender, int from, int to) {
    Pace.aSecond(CONNECTS_A_SECOND).run(to - from, i -> contender.swarm().connect(from + i));
    Patience.until("%d are live".formatted(to), () -> contender.swarm().live() >= to);
  }

  private static long resident(Contender contender) {
    long pid = contender.process().pid();
    if (contender.isJava()) {
      JavaHeap.afterCollection(pid);
    }
    return ProcessUse.of(pid).residentBytes();
  }

  JsonObject json() {
    return new JsonObject()
        .put("cpuMicrosADelivery", cpuMicrosADelivery)
        .put("residentBytesAConnection", residentBytesAConnection)
        .put("cpuMicrosAHandshake", cpuMicrosAHandshake)
        .put("latencyMillis", latencyMillis)
        .put("generatorBusy", generatorBusy);
  }

  /** This one's use as a share of another's. */
  JsonObject ratios(Bout other) {
    return new JsonObject()
        .put("cpuADelivery", cpuMicrosADelivery / other.cpuMicrosADelivery)
        .put("residentAConnection", residentBytesAConnection / other.residentBytesAConnection)
        .put("cpuAHandshake", cpuMicrosAHandshake / other.cpuMicrosAHandshake);
  }
}
