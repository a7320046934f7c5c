package io.trophycast.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Redis process at the other end of a connection, as it described itself when the connection
 * was made.
 *
 * @param primary whether it decides, or only follows another
 * @param appendOnly whether it writes an append-only file
 * @param incarnation its run and its history: changes with every restart and every promotion
 */
record Peer(RedisVersion version, boolean primary, boolean appendOnly, String incarnation) {

  /** What to ask it. */
  static Request question() {
    return Request.cmd(Command.INFO).arg("server").arg("replication").arg("persistence");
  }

  /** Reads its answer. */
  static Peer from(String answer) {
    Map<String, String> fields =
        answer
            .lines()
            .filter(line -> line.indexOf(':') > 0)
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(':')),
                    line -> line.substring(line.indexOf(':') + 1).strip(),
                    (first, again) -> first));
    return new Peer(
        RedisVersion.in(fields.getOrDefault("redis_version", ""))
            .orElseThrow(() -> new RedisUnavailable("What answers there is no Redis.")),
        "master".equals(fields.get("role")),
        "1".equals(fields.get("aof_enabled")),
        fields.getOrDefault("run_id", "") + ":" + fields.getOrDefault("master_replid", ""));
  }

  /** Itself, when it decides. */
  Peer requirePrimary() {
    if (!primary) {
      throw new RedisUnavailable("The Redis there follows another and decides nothing.");
    }
    return this;
  }
}
