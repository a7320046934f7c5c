package io.trophycast.fence;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.trophycast.redis.StageUnverified;
import io.trophycast.redis.Verifier;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Redis what this instance has seen of a stage, so that a Redis that came back with less
 * freezes drops instead of giving serials a second time. May be used from any thread.
 */
public final class Fence implements Verifier {
  private static final Logger log = LoggerFactory.getLogger(Fence.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long AGAIN_MILLIS = 100;
  private static final int TROPHIES_PER_CALL = 500;

  private final Vertx vertx;
  private final StageFunctions functions;
  private final RandomGenerator random;
  private final String instance;
  private final boolean alone;
  private final Memory memory = new Memory();
  private final Map<StageId, Promise<Void>> running = new ConcurrentHashMap<>();
  private final AtomicBoolean connected;

  private record Verdict(boolean verified, String epoch, List<DropId> frozen) {}

  private record Remembered(List<String> trophies) {}

  /**
   * A fence that is on duty: every stage is verified again whenever the link comes back.
   *
   * @param instance names this server among all of them
   * @param alone whether nobody else can have seen anything, since Redis belongs to this server
   */
  public Fence(
      Vertx vertx, RedisLink link, RandomGenerator random, String instance, boolean alone) {
    this.vertx = vertx;
    this.functions = new StageFunctions(link);
    this.random = random;
    this.instance = instance;
    this.alone = alone;
    this.connected = new AtomicBoolean(link.state().commands());
    link.verifyWith(this);
    link.watch(
        state -> {
          if (!connected.getAndSet(state.commands()) && state.commands()) {
            memory.stages().forEach(this::verify);
          }
        });
  }

  /** What this instance has seen. */
  public Memory memory() {
    return memory;
  }

  @Override
  public Future<Void> verify(StageId stage) {
    Promise<Void> mine = Promise.promise();
    Promise<Void> others = running.putIfAbsent(stage, mine);
    if (others != null) {
      return others.future();
    }
    report(stage, System.nanoTime() + PATIENCE_NANOS)
        .onComplete(
            done -> {
              running.remove(stage, mine);
              mine.handle(done);
            });
    return mine.future();
  }

  /** Tells Redis who won what of a frozen drop, as far as this instance knows. */
  public void tell(StageId stage, DropId drop) {
    List<SeenTrophy> trophies = memory.of(stage).trophies(drop);
    for (int from = 0; from < trophies.size(); from += TROPHIES_PER_CALL) {
      var part = trophies.subList(from, Math.min(trophies.size(), from + TROPHIES_PER_CALL));
      functions
          .ask("drop_remember", stage, Remembered.class, drop.value(), Json.write(part))
          .onFailure(
              fault ->
                  log.warn(
                      "Could not tell what is remembered stage={} drop={} reason={}",
                      stage,
                      drop,
                      fault.getMessage()));
    }
  }

  private Future<Void> report(StageId stage, long deadline) {
    StageMemory.Report seen = memory.of(stage).report();
    return functions
        .ask(
            "fence_report",
            stage,
            Verdict.class,
            instance,
            seen.followed().epoch(),
            Long.toString(seen.followed().offset()),
            sha1(seen.moment()),
            Json.write(seen.drops()),
            StageId.random(random).value(),
            alone ? "1" : "0")
        .compose(
            answer -> {
              if (!(answer instanceof Answer.Given<Verdict>(Verdict verdict))) {
                // An unknown stage has no history; what was asked of it will say so.
                return Future.succeededFuture();
              }
              if (verdict.verified()) {
                verdict.frozen().forEach(drop -> tell(stage, drop));
                return Future.succeededFuture();
              }
              if (System.nanoTime() > deadline) {
                return Future.failedFuture(
                    new StageUnverified("The history of stage " + stage + " is being verified."));
              }
              return vertx
                  .timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                  .compose(_ -> report(stage, deadline));
            });
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
