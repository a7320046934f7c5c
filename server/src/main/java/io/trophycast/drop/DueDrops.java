package io.trophycast.drop;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Things;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instants at which drops open or close next, over all stages, so that instances know when to
 * turn what. A drop is entered before it is scheduled: a crash in between leaves a harmless extra
 * entry, never a missing one. Each drop has an entry of its own, because one for a whole stage
 * would have to be compared and changed in one step.
 */
final class DueDrops {
  private static final int MOST = 1000;
  private static final long DRAWN_AGAIN_MS = 1000;
  private static final long FROZEN_AGAIN_MS = 5000;

  private final RedisLink link;

  DueDrops(RedisLink link) {
    this.link = link;
  }

  Future<Void> announce(StageId stage, DropId drop, long at) {
    return link.send(
            Keys.DUE, Request.cmd(Command.ZADD).arg(Keys.DUE).arg(at).arg(stage + ":" + drop))
        .mapEmpty();
  }

  /** What is due until an instant, soonest first. */
  Future<List<DueDrop>> until(long instant) {
    return link.send(
            Keys.DUE,
            Request.cmd(Command.ZRANGE)
                .arg(Keys.DUE)
                .arg("-inf")
                .arg(instant)
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(MOST)
                .arg("WITHSCORES"))
        .map(
            entries -> {
              List<DueDrop> due = new ArrayList<>();
              // RESP3 nests each entry with its score, RESP2 lists them one after the other.
              for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                boolean nested = entry.size() == 2;
                String name = nested ? entry.get(0).toString() : entry.toString();
                String at = (nested ? entry.get(1) : entries.get(++i)).toString();
                int colon = name.indexOf(':');
                due.add(
                    new DueDrop(
                        new StageId(name.substring(0, colon)),
                        new DropId(name.substring(colon + 1)),
                        (long) Double.parseDouble(at)));
              }
              return due;
            });
  }

  /** Moves the entry to what the drop waits for next. */
  Future<Void> settle(StageId stage, Drop drop, long now) {
    return switch (drop.state()) {
      case SCHEDULED -> announce(stage, drop.id(), drop.opensAt());
      case OPEN ->
          announce(
              stage,
              drop.id(),
              Math.min(drop.closesAt(), overDue(drop, now).orElse(Long.MAX_VALUE)));
      // Whoever draws it may be gone before it is done.
      case DRAWING -> announce(stage, drop.id(), now + DRAWN_AGAIN_MS);
      // It is looked at again from time to time, so that nothing is missed when a host restores it.
      case FROZEN -> announce(stage, drop.id(), now + FROZEN_AGAIN_MS);
      case ENDED ->
          overDue(drop, now)
              .map(at -> announce(stage, drop.id(), at))
              .orElseGet(() -> forget(stage, drop.id()));
    };
  }

  /**
   * When holds of the drop may be over next. A hold that begins from now on is no shorter than any
   * other, unless the desk closes; so to look again after that long is always in time, and whoever
   * makes a hold need not say so here, where a crash in between could lose it.
   */
  private static Optional<Long> overDue(Drop drop, long now) {
    long held = drop.things().map(Things::held).orElse(0);
    return drop.pickup()
        .filter(pickup -> now < pickup.until() || held > 0)
        .map(pickup -> Math.min(pickup.until(), now + pickup.hold() * 1000L))
        .map(at -> Math.max(now, Math.min(at, drop.things().flatMap(Things::due).orElse(at))));
  }

  Future<Void> forget(StageId stage, DropId drop) {
    return link.send(Keys.DUE, Request.cmd(Command.ZREM).arg(Keys.DUE).arg(stage + ":" + drop))
        .mapEmpty();
  }
}
