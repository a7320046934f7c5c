package io.trophycast.load.scenario;

import io.trophycast.load.fleet.Patience;
import io.trophycast.load.report.Line;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Many claims at one instant, and what they took, until the server had done everything that follows
 * from them.
 *
 * @param count of claims
 * @param askedRedis claims that Redis saw
 * @param figures of how fast they were answered
 * @param wrong answers
 */
record Rush(
    long count,
    long askedRedis,
    Cost cost,
    JsonObject figures,
    List<String> wrong,
    List<Double> latencies) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long BEFORE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  /**
   * Claims when it is due.
   *
   * @param due in {@link System#nanoTime}
   * @param check what is wrong with the answers
   */
  static Rush of(Theatre theatre, Claims claims, long due, Function<Claims, List<String>> check) {
    theatre.swarm().hearWith(claims);
    awaitJustBefore(due);
    double askedBefore = askedRedis(theatre);
    Phase phase = Phase.begin(theatre);
    var _ =
        theatre
            .swarm()
            .loop()
            .schedule(
                () -> claims.claimAll(due),
                Math.max(0, due - System.nanoTime()),
                TimeUnit.NANOSECONDS);
    Patience.within(PATIENCE, claims::isOver);
    Quiet.await(theatre.server().server());
    Cost cost = phase.end();
    long asked = Math.round(askedRedis(theatre) - askedBefore);
    return CompletableFuture.supplyAsync(
            () ->
                new Rush(
                    claims.size(),
                    asked,
                    cost,
                    answers(claims),
                    check.apply(claims),
                    claims.latency().curve()),
            theatre.swarm().loop())
        .join();
  }

  /** Waits until there is just time enough to read what was used until now. */
  static void awaitJustBefore(long due) {
    Patience.within(
        Duration.ofNanos(Math.max(0, due - BEFORE_NANOS - System.nanoTime())), () -> false);
  }

  private static double askedRedis(Theatre theatre) {
    return theatre.scrape().sum("trophycast_redis_calls_total", "call=\"claim\"");
  }

  private static JsonObject answers(Claims claims) {
    return new JsonObject()
        .put("answers", claims.answered())
        .put("askedAgain", claims.again())
        .put("errors", claims.errors())
        .put("latencyMillis", claims.latency().json())
        .put("millisToLast", claims.millisToLast())
        .put("claimsASecond", claims.answered() / (claims.millisToLast() / 1000));
  }

  Line plot(String name) {
    return Line.aPercentile(name + ": latency of answers in ms", latencies);
  }

  JsonObject json() {
    return new JsonObject()
        .put("claims", count)
        .put("askedRedis", askedRedis)
        .put("serverCpuMicrosAClaim", cost.serverMicrosFor(count))
        .put("redisCpuMicrosAClaim", cost.redisMicrosFor(count))
        .mergeIn(figures)
        .mergeIn(cost.json())
        .put("wrong", new JsonArray(wrong));
  }
}
