package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.RedisOptions;

/** Where the next connection of a line goes; asked anew for each, because primaries move. */
@FunctionalInterface
interface Whereabouts {
  Future<RedisOptions> next();
}
