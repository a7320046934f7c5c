package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;

/** One command over a connection of its own, which is closed after the answer. */
final class Question {
  private Question() {}

  static Future<Response> ask(Vertx vertx, RedisOptions options, Request request, int patienceMs) {
    Redis client = Redis.createClient(vertx, options);
    return client
        .connect()
        .compose(connection -> connection.send(request))
        .timeout(patienceMs, TimeUnit.MILLISECONDS)
        .eventually(client::close);
  }
}
