package io.trophycast.stage;

import io.trophycast.drop.Drops;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The stage thread: one event loop that follows feeds, keeps views, ticks, and turns drops. */
public final class StageVerticle extends VerticleBase {
  private final StageServices services;
  private final Drops drops;
  private Optional<Parts> parts = Optional.empty();

  private record Parts(StageRooms rooms, LiveStages live) {}

  private StageVerticle(StageServices services, Drops drops) {
    this.services = services;
    this.drops = drops;
  }

  /** Starts the stage thread; what it answers is the way in from other threads. */
  public static Future<LiveStages> deploy(Vertx vertx, StageServices services, Drops drops) {
    var verticle = new StageVerticle(services, drops);
    return vertx.deployVerticle(verticle).map(_ -> verticle.parts.orElseThrow().live());
  }

  @Override
  public Future<?> start() {
    Executor thread = task -> context.runOnContext(_ -> task.run());
    var rooms = new StageRooms(services, vertx, thread);
    rooms.start();
    services.meters().loops().watch(vertx);
    new DueTurns(
            drops, services.fence(), services.clock(), services.meters().drops(), vertx, thread)
        .start();
    parts = Optional.of(new Parts(rooms, new LiveStages(thread, rooms)));
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    parts.ifPresent(all -> all.rooms().close());
    return Future.succeededFuture();
  }
}
