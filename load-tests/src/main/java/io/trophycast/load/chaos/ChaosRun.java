package io.trophycast.load.chaos;

import io.trophycast.load.checker.Aftermath;
import io.trophycast.load.checker.History;
import io.trophycast.load.checker.Position;
import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Crowd;
import io.trophycast.load.crowd.Host;
import io.trophycast.load.crowd.Keepsakes;
import io.trophycast.load.crowd.Me;
import io.trophycast.load.crowd.Recorder;
import io.trophycast.load.crowd.SecondAsking;
import io.trophycast.load.crowd.Target;
import io.trophycast.load.fleet.ClusterRedis;
import io.trophycast.load.fleet.Fleet;
import io.trophycast.load.fleet.Patience;
import io.trophycast.load.fleet.RedisTopology;
import io.trophycast.load.fleet.SentinelRedis;
import io.trophycast.load.fleet.SingleRedis;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One run: a fleet is started, a crowd lives on it while the schedule hurts it; then the faults
 * end, everybody gets their answers, the records are read, and all is judged.
 */
final class ChaosRun implements AutoCloseable {
  private static final Duration CALM_PATIENCE = Duration.ofSeconds(60);
  private static final int REDIS_MS_MORE = 10_000;

  private final Settings settings;
  private final Consumer<String> told;
  private final Vertx vertx = Vertx.vertx();
  private final Fleet fleet;
  private final Schedule schedule;
  private final Recorder recorder = new Recorder();
  private final Api api;
  private final List<Me> members = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  ChaosRun(Settings settings, Consumer<String> told) {
    this.settings = settings;
    this.told = told;
    RedisTopology redis = redis();
    this.fleet =
        new Fleet(vertx, redis, settings.instances(), settings.home(), settings.versions());
    this.schedule = settings.schedule().orElseGet(() -> Schedule.of(settings.seed(), shape(redis)));
    this.api = new Api(targets());
  }

  Schedule schedule() {
    return schedule;
  }

  Report run() {
    long start = System.nanoTime();
    told.accept(
        "starting %d instances over Redis (%s)"
            .formatted(settings.instances(), settings.topology()));
    if (!fleet.hasClocks()) {
      told.accept("there is no C compiler here: clocks stay as they are");
    }
    fleet.start();
    String token = Host.enter(api, fleet.hostLinks());
    JsonObject stage = api.done("/stages", token, stageRequest(), "chaos-stage");
    String id = stage.getString("id");
    var crowd = new Crowd(vertx, targets(), recorder, id);
    int early = settings.clients() * 4 / 5;
    join(stage, crowd, 0, early);
    var host = new Host(api, recorder, Schedule.generator(settings.seed() + 1), token, id, members);
    Thread hosting = guarded("the host", host);
    Thread joining =
        guarded("those who come later", () -> join(stage, crowd, early, settings.clients()));
    told.accept(
        "%d members on stage, %d faults in %d s"
            .formatted(members.size(), schedule.faults().size(), settings.length().toSeconds()));
    var nemesis = new Nemesis(fleet, told);
    nemesis.run(schedule);
    host.stop();
    told.accept("calm: everything is healed");
    nemesis.healAll();
    fleet.awaitReady();
    await(hosting);
    await(joining);
    Aftermath aftermath = settle(crowd, host, id);
    crowd.leave();
    var history = new History(recorder.events(), aftermath);
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    return Report.of(settings, schedule, history, host.restored(), trouble.get(), seconds);
  }

  /** Ends every process. */
  @Override
  public void close() {
    api.close();
    fleet.close();
    vertx.close().await();
  }

  private Aftermath settle(Crowd crowd, Host host, String stage) {
    var inspection = new Inspection(api, stage);
    crowd.calm();
    var keepsakes = new Keepsakes(api, recorder, stage, members);
    if (settings.receipts()) {
      // A receipt may freeze a drop that nobody else missed anything of.
      Patience.within(CALM_PATIENCE, () -> isWhole(keepsakes, host));
    }
    host.endAll();
    Patience.within(CALM_PATIENCE, () -> crowd.unsettled() == 0);
    Position end = inspection.feedEnd(members.getFirst());
    Patience.within(CALM_PATIENCE, () -> crowd.behind(end) == 0);
    told.accept("asking everybody's claims once more, and reading the records");
    new SecondAsking(api, recorder, stage, members).run();
    return inspection.read(host.drops(), members, end);
  }

  private static boolean isWhole(Keepsakes keepsakes, Host host) {
    host.restoreFrozen(true);
    return keepsakes.show() == 0;
  }

  private void join(JsonObject stage, Crowd crowd, int from, int to) {
    IntStream.range(from, to)
        .parallel()
        .forEach(
            i -> {
              Me me = Me.join(api, stage, "Guest " + (i + 1));
              members.add(me);
              crowd.add(me, Schedule.generator(settings.seed() * 1_000_003 + i));
            });
  }

  private Thread guarded(String who, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(who)
        .start(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                trouble.compareAndSet("", who + " gave up: " + e.getMessage());
              }
            });
  }

  private static void await(Thread thread) {
    try {
      thread.join(CALM_PATIENCE.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RedisTopology redis() {
    return switch (settings.topology()) {
      case SINGLE ->
          new SingleRedis(vertx, settings.home(), settings.instances(), settings.persistence());
      case SENTINEL -> new SentinelRedis(vertx, settings.home());
      case CLUSTER -> new ClusterRedis(vertx, settings.home());
    };
  }

  private Shape shape(RedisTopology redis) {
    return new Shape(
        settings.length(),
        settings.instances(),
        redis.nodes().size(),
        redis.links().size(),
        redis.nodes().size() > 1 ? REDIS_MS_MORE : 0);
  }

  private List<Target> targets() {
    return fleet.instances().stream()
        .map(instance -> new Target(instance.daemon().name(), instance.link().port()))
        .toList();
  }

  private static JsonObject stageRequest() {
    return new JsonObject()
        .put("name", "A night with faults")
        .put("zone", "Europe/Berlin")
        .put("languages", new JsonArray().add("en"));
  }
}
