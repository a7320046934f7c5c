package io.trophycast.load.chaos;

import java.time.Duration;

/**
 * What a schedule has to be about.
 *
 * @param redisMillis added to the time that a Redis process is away, for a topology that needs it
 *     to notice
 */
record Shape(Duration length, int instances, int redis, int redisLinks, int redisMillis) {
  int count(Kind.Where where) {
    return switch (where) {
      case INSTANCE, CLIENT_LINK -> instances;
      case REDIS -> redis;
      case REDIS_LINK -> redisLinks;
    };
  }
}
