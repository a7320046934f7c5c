package io.trophycast.redis;

import io.vertx.redis.client.Response;
import java.util.Optional;

/**
 * What Redis answered, and who it was.
 *
 * @param response what it said, if anything
 */
record Reply(Peer from, Optional<Response> response) {
  Response required() {
    return response.orElseThrow();
  }
}
