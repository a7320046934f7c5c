package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks all sentinels where the primary is and believes the one that knows of the latest failover: a
 * sentinel that was cut off or has just come back still names the primary before. Whether what they
 * name is a primary is asked there, when the line is made.
 */
final class Sentinels implements Whereabouts {
  /** Short, so that a dead sentinel does not hold up what the others know after a failover. */
  private static final int PATIENCE_MS = 700;

  /** A process that has just started may need seconds for its first TLS handshakes. */
  private static final int UNHURRIED_MS = 10_000;

  private final Vertx vertx;
  private final RedisAddress address;

  Sentinels(Vertx vertx, RedisAddress address) {
    this.vertx = vertx;
    this.address = address;
  }

  /** What one sentinel says; the number grows with each failover. */
  private record View(Endpoint primary, long configEpoch) {}

  @Override
  public Future<RedisOptions> next() {
    return newest(PATIENCE_MS)
        .compose(view -> view.isPresent() ? Future.succeededFuture(view) : newest(UNHURRIED_MS))
        .map(
            view ->
                view.map(known -> address.to(known.primary()))
                    .orElseThrow(
                        () ->
                            new RedisUnavailable(
                                "None of the sentinels knows where "
                                    + address.primaryName()
                                    + " is.")));
  }

  private Future<Optional<View>> newest(int patienceMs) {
    List<Future<Optional<View>>> views =
        address.endpoints().stream().map(sentinel -> ask(sentinel, patienceMs)).toList();
    return Future.all(views)
        .map(
            all ->
                all.<Optional<View>>list().stream()
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingLong(View::configEpoch)));
  }

  private Future<Optional<View>> ask(Endpoint sentinel, int patienceMs) {
    Request request = Request.cmd(Command.SENTINEL).arg("MASTER").arg(address.primaryName());
    return Question.ask(vertx, address.toSentinel(sentinel), request, patienceMs)
        .map(Sentinels::view)
        .otherwise(Optional.empty());
  }

  private static Optional<View> view(Response answer) {
    return Optional.of(
        new View(
            new Endpoint(
                answer.get("ip").toString(), Integer.parseInt(answer.get("port").toString())),
            Long.parseLong(answer.get("config-epoch").toString())));
  }
}
