package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Asks a Redis that somebody named whether it is there, lets us in and is new enough, before
 * anything relies on it.
 */
public final class RedisCheck {
  /** A process that has just started may need seconds for its first TLS handshakes. */
  private static final int PATIENCE_SECONDS = 10;

  private RedisCheck() {}

  /** Fails with {@link RedisUnavailable}, whose sentence never shows a password. */
  public static Future<Void> check(Vertx vertx, RedisAddress address) {
    String place = address.toString();
    return places(vertx, address)
        .compose(places -> describe(vertx, places))
        .recover(fault -> Future.failedFuture(sentence(place, fault)))
        .map(answer -> requireNewEnough(place, answer.toString()));
  }

  /** Where to ask; one node that answers stands for the whole of a cluster. */
  private static Future<List<RedisOptions>> places(Vertx vertx, RedisAddress address) {
    return switch (address.kind()) {
      case SINGLE -> Future.succeededFuture(List.of(address.options()));
      case SENTINEL -> new Sentinels(vertx, address).next().map(List::of);
      case CLUSTER ->
          Future.succeededFuture(address.endpoints().stream().map(address::to).toList());
    };
  }

  private static Future<Response> describe(Vertx vertx, List<RedisOptions> places) {
    Request request = Request.cmd(Command.INFO).arg("server");
    return Question.ask(vertx, places.getFirst(), request, PATIENCE_SECONDS * 1000)
        .recover(
            fault ->
                places.size() == 1
                    ? Future.failedFuture(fault)
                    : describe(vertx, places.subList(1, places.size())));
  }

  private static Void requireNewEnough(String place, String answer) {
    RedisVersion version =
        answer
            .lines()
            .filter(line -> line.startsWith("redis_version:"))
            .findFirst()
            .flatMap(RedisVersion::in)
            .orElseThrow(() -> new RedisUnavailable("What answers at " + place + " is no Redis."));
    if (!version.isNewEnough()) {
      throw new RedisUnavailable(
          "The Redis at "
              + place
              + " is "
              + version
              + ", and Trophycast needs 7.0 or newer (or Valkey).");
    }
    return null;
  }

  private static RedisUnavailable sentence(String place, Throwable fault) {
    if (fault instanceof RedisUnavailable known) {
      return known;
    }
    String message = String.valueOf(fault.getMessage());
    String reason =
        switch (fault) {
          case UnknownHostException e -> "there is no host of that name";
          case ConnectException e -> "nothing listens there";
          case TimeoutException e -> "there was no answer within " + PATIENCE_SECONDS + " seconds";
          case Throwable e when message.contains("NOAUTH") -> "it wants a password";
          case Throwable e when message.contains("WRONGPASS") -> "user or password is wrong";
          case Throwable e when message.contains("NOPERM") -> "the user may not ask for INFO";
          // A unix socket that nobody made fails without a word.
          case Throwable e when e.getMessage() == null -> "nothing listens there";
          case Throwable e -> message;
        };
    return new RedisUnavailable(
        "There is no Redis to use at " + place + ": " + reason + ".", fault);
  }
}
