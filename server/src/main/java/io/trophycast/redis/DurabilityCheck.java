package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the start whether Redis can keep what winners are promised, and says so if not. */
final class DurabilityCheck {
  private static final Logger log = LoggerFactory.getLogger(DurabilityCheck.class);

  private DurabilityCheck() {}

  /** Warns; never fails. */
  static Future<Void> check(Primaries primaries, Durability durability) {
    return Future.join(
            primaries.all().stream()
                .map(
                    primary ->
                        switch (durability) {
                          case Durability.Disk disk -> disk(primary);
                          case Durability.Replicas replicas -> replicas(primary, replicas);
                        })
                .toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static Future<Void> replicas(Primary primary, Durability.Replicas replicas) {
    return Future.join(confirmed(primary, replicas), alone(primary, replicas.count())).mapEmpty();
  }

  private static Future<Void> alone(Primary primary, int replicas) {
    return primary
        .commands()
        .send(Request.cmd(Command.CONFIG).arg("GET").arg("min-replicas-to-write"))
        .map(
            reply -> {
              String atLeast = setting(reply.required(), "min-replicas-to-write");
              if (Integer.parseInt(atLeast) < replicas) {
                log.warn(
                    "The Redis at {} goes on deciding without its replicas (min-replicas-to-write"
                        + " {}): after a failover it may show winners for a moment who then are"
                        + " not. Set it to {}.",
                    primary.name(),
                    atLeast,
                    replicas);
              }
              return null;
            });
  }

  private static Future<Void> confirmed(Primary primary, Durability.Replicas replicas) {
    return primary
        .commands()
        .peer()
        .map(primary::kept)
        .orElseGet(Future::succeededFuture)
        .onFailure(
            fault ->
                log.warn(
                    "Winners at {} hear that nothing is decided until {} have what they won: {}",
                    primary.name(),
                    replicas,
                    fault.getMessage()));
  }

  private static Future<Void> disk(Primary primary) {
    return primary
        .commands()
        .send(Request.cmd(Command.CONFIG).arg("GET").arg("append*"))
        .map(
            reply -> {
              warn(primary, reply.required());
              return null;
            });
  }

  private static void warn(Primary primary, Response settings) {
    if (!setting(settings, "appendonly").equals("yes")) {
      log.warn(
          "The Redis at {} writes no append-only file: a crash may lose everything since its last"
              + " snapshot, and drops then freeze.",
          primary.name());
    } else if (!setting(settings, "appendfsync").equals("always")) {
      log.warn(
          "The Redis at {} does not write to disk before it answers (appendfsync {}): a power cut"
              + " may lose wins of the last second or more, and drops then freeze.",
          primary.name(),
          setting(settings, "appendfsync"));
    }
  }

  private static String setting(Response settings, String name) {
    return Optional.ofNullable(settings.get(name)).map(Response::toString).orElse("");
  }
}
