package io.trophycast.stage;

import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** Reaches the live rooms from any thread: each call becomes a task for the stage thread. */
public final class LiveStages {
  private final Executor thread;
  private final StageRooms rooms;

  LiveStages(Executor thread, StageRooms rooms) {
    this.thread = thread;
    this.rooms = rooms;
  }

  /** Asks to watch a stage; the viewer is told on its own loop. */
  public void join(Join join) {
    thread.execute(() -> rooms.room(join.stage()).join(join));
  }

  /** A viewer that has asked to join is gone. */
  public void leave(StageId stage, Viewer viewer) {
    thread.execute(() -> rooms.leave(stage, viewer));
  }

  /**
   * The first instant between these two, in milliseconds, at which a drop opens or has opened that
   * somebody watches here and that has not ended.
   */
  public Future<OptionalLong> opening(long from, long until) {
    Promise<OptionalLong> found = Promise.promise();
    thread.execute(() -> found.complete(rooms.opening(from, until)));
    return found.future();
  }

  /** Adds a member's taps; answers how many of them a person could have tapped. */
  public Future<Integer> throwConfetti(StageId stage, MemberId member, int taps) {
    Promise<Integer> counted = Promise.promise();
    thread.execute(() -> counted.complete(rooms.room(stage).throwConfetti(member, taps)));
    return counted.future();
  }
}
