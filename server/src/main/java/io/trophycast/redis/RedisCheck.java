package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a Redis that somebody named whether it is there, lets us in and is new enough, before
 * anything relies on it.
 */
public final class RedisCheck {
  private static final int PATIENCE_SECONDS = 5;

  private RedisCheck() {}

  /** Fails with {@link RedisUnavailable}, whose sentence never shows a password. */
  public static Future<Void> check(Vertx vertx, URI address) {
    String place = place(address);
    Redis client;
    try {
      client =
          Redis.createClient(vertx, new RedisOptions().setConnectionString(address.toString()));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(notAnAddress(e));
    }
    return client
        .connect()
        .compose(connection -> connection.send(Request.cmd(Command.INFO).arg("server")))
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .recover(fault -> Future.failedFuture(sentence(place, fault)))
        .map(answer -> requireNewEnough(place, answer.toString()))
        .eventually(client::close);
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

  private static RedisUnavailable notAnAddress(Throwable cause) {
    return new RedisUnavailable(
        "The Redis URL must be like redis://user:password@host:6379, rediss://host:6379 or"
            + " unix:///path.",
        cause);
  }

  private static RedisUnavailable sentence(String place, Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    String reason =
        switch (fault) {
          case UnknownHostException e -> "there is no host of that name";
          case ConnectException e -> "nothing listens there";
          case TimeoutException e -> "there was no answer within " + PATIENCE_SECONDS + " seconds";
          case Throwable e when message.contains("NOAUTH") -> "it wants a password";
          case Throwable e when message.contains("WRONGPASS") -> "user or password is wrong";
          case Throwable e when message.contains("NOPERM") -> "the user may not ask for INFO";
          case Throwable e -> message;
        };
    return new RedisUnavailable(
        "There is no Redis to use at " + place + ": " + reason + ".", fault);
  }

  private static String place(URI address) {
    if (address.getHost() == null) {
      return String.valueOf(address.getPath());
    }
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }
}
