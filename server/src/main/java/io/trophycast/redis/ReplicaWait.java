package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits until replicas have what a primary has just answered. {@code WAIT} blocks its connection
 * and looks back to that connection's own last write, so it has a line of its own and follows a
 * write of its own there: Redis then waits for everything before that write. One is in flight at a
 * time; whoever comes meanwhile shares the next (group commit).
 */
final class ReplicaWait {
  private static final int PATIENCE_MS = 1000;
  private static final int MARKER_LIFE_MS = 60_000;

  /** The first release with {@code WAITAOF}, which waits for disks too. */
  private static final RedisVersion WAITS_FOR_DISKS = new RedisVersion(7, 2, 0);

  private final Line line;
  private final int replicas;
  private final Supplier<Optional<String>> marker;
  private List<Waiter> gathering = new ArrayList<>();
  private boolean inFlight;

  /**
   * Somebody whose answer came from this incarnation of the primary: a promoted replica that does
   * not know the answer would be quick to say that others have all it has.
   */
  private record Waiter(String incarnation, Promise<Void> kept) {}

  /**
   * Waits over a line.
   *
   * @param marker a key of the primary to write to, as long as it owns any
   */
  ReplicaWait(Line line, int replicas, Supplier<Optional<String>> marker) {
    this.line = line;
    this.replicas = replicas;
    this.marker = marker;
  }

  /**
   * Done when enough replicas have what this peer answered before; fails with {@link
   * RedisUnavailable} when that is not sure in time.
   */
  Future<Void> kept(Peer answered) {
    var waiter = new Waiter(answered.incarnation(), Promise.promise());
    synchronized (this) {
      gathering.add(waiter);
    }
    next();
    return waiter.kept().future();
  }

  private void next() {
    List<Waiter> group;
    synchronized (this) {
      if (inFlight || gathering.isEmpty()) {
        return;
      }
      inFlight = true;
      group = gathering;
      gathering = new ArrayList<>();
    }
    confirm()
        .onComplete(
            confirmed -> {
              synchronized (this) {
                inFlight = false;
              }
              next();
              for (Waiter waiter : group) {
                if (confirmed.failed()) {
                  waiter.kept().fail(Trouble.told(confirmed.cause()));
                } else if (!confirmed.result().incarnation().equals(waiter.incarnation())) {
                  waiter.kept().fail(new RedisUnavailable("The primary has changed meanwhile."));
                } else {
                  waiter.kept().complete();
                }
              }
            });
  }

  /** Writes the marker and waits for it; who is at the other end has everything before. */
  private Future<Peer> confirm() {
    Optional<String> key = marker.get();
    if (key.isEmpty()) {
      return Future.failedFuture(new RedisUnavailable("The primary owns nothing any more."));
    }
    return line.askInOneGo(peer -> List.of(write(key.get()), wait(peer)))
        .map(replies -> enough(replies.getLast()))
        .onFailure(
            fault -> {
              if (!(fault instanceof RedisUnavailable)) {
                line.renew();
              }
            });
  }

  private static Request write(String key) {
    return Request.cmd(Command.SET).arg(key).arg("").arg("PX").arg(MARKER_LIFE_MS);
  }

  private Request wait(Peer peer) {
    return waitsForDisks(peer)
        ? Request.cmd(Command.create("WAITAOF")).arg(1).arg(replicas).arg(PATIENCE_MS)
        : Request.cmd(Command.WAIT).arg(replicas).arg(PATIENCE_MS);
  }

  private Peer enough(Reply reply) {
    Response answer = reply.required();
    int had = number(waitsForDisks(reply.from()) ? answer.get(1) : answer);
    if (had < replicas) {
      throw new RedisUnavailable(had + " of " + replicas + " replicas have confirmed in time.");
    }
    if (waitsForDisks(reply.from()) && number(answer.get(0)) < 1) {
      throw new RedisUnavailable("The primary has not written to disk in time.");
    }
    return reply.from();
  }

  private static boolean waitsForDisks(Peer peer) {
    return peer.appendOnly() && peer.version().compareTo(WAITS_FOR_DISKS) >= 0;
  }

  private static int number(Response number) {
    return Integer.parseInt(number.toString());
  }
}
