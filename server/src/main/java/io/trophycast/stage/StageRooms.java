package io.trophycast.stage;

import io.trophycast.protocol.StageId;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * The live rooms of this instance. A stage is followed only while somebody here watches it; drops
 * open without that. It belongs to the stage thread.
 */
final class StageRooms {
  private static final long CHECK_MILLIS = 3000;

  private final StageServices services;
  private final Vertx vertx;
  private final Executor thread;
  private final Map<StageId, StageRoom> rooms = new HashMap<>();

  StageRooms(StageServices services, Vertx vertx, Executor thread) {
    this.services = services;
    this.vertx = vertx;
    this.thread = thread;
  }

  void start() {
    vertx.setPeriodic(CHECK_MILLIS, _ -> check());
  }

  /** The room of this stage, opened now when nobody has watched it so far. */
  StageRoom room(StageId stage) {
    return rooms.computeIfAbsent(
        stage,
        _ -> {
          var room = new StageRoom(stage, services, vertx, thread, () -> rooms.remove(stage));
          room.open();
          return room;
        });
  }

  void leave(StageId stage, Viewer viewer) {
    StageRoom room = rooms.get(stage);
    if (room != null) {
      room.leave(viewer);
    }
  }

  /** The first instant between these two at which a drop opens that somebody watches. */
  OptionalLong opening(long from, long until) {
    return rooms.values().stream()
        .flatMapToLong(StageRoom::openings)
        .filter(at -> from <= at && at <= until)
        .min();
  }

  void close() {
    rooms.values().forEach(StageRoom::close);
    rooms.clear();
  }

  private void check() {
    rooms
        .values()
        .removeIf(
            room -> {
              if (room.check()) {
                return false;
              }
              room.close();
              return true;
            });
  }
}
