package io.trophycast.stage;

import io.trophycast.drop.Drops;
import io.trophycast.drop.DueDrop;
import io.trophycast.fence.Fence;
import io.trophycast.meter.DropMeters;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.redis.Deliver;
import io.trophycast.redis.RedisClock;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Opens and closes the drops of all stages at their instants, watched or not. What is due soon is
 * looked up twice a second; a timer then aims a little early, looks at the clock again, and calls
 * the turn, which is harmless to repeat and decided by Redis' own clock. All instances do the same,
 * and the first wins. It belongs to the stage thread.
 */
final class DueTurns {
  private static final long LOOK_MILLIS = 500;
  private static final long AHEAD_MILLIS = 5000;
  private static final double AIM_EARLY_MILLIS = 30;
  private static final long RETRY_MILLIS = 200;

  private final Drops drops;
  private final Fence fence;
  private final RedisClock clock;
  private final DropMeters meters;
  private final Vertx vertx;
  private final Executor thread;
  private final Set<DueDrop> armed = new HashSet<>();
  private boolean looking;

  DueTurns(
      Drops drops, Fence fence, RedisClock clock, DropMeters meters, Vertx vertx, Executor thread) {
    this.drops = drops;
    this.fence = fence;
    this.clock = clock;
    this.meters = meters;
    this.vertx = vertx;
    this.thread = thread;
  }

  void start() {
    look();
    vertx.setPeriodic(LOOK_MILLIS, _ -> look());
  }

  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    var _ =
        Deliver.to(thread, drops.due(clock.millis() + AHEAD_MILLIS))
            .onComplete(
                due -> {
                  looking = false;
                  if (due.succeeded()) {
                    due.result().stream().filter(armed::add).forEach(this::arm);
                  }
                });
  }

  /** Verifying a stage may take two seconds: it is done ahead, so that the instant is kept. */
  private void arm(DueDrop entry) {
    var _ = fence.verify(entry.stage());
    aim(entry);
  }

  private void aim(DueDrop entry) {
    double left = entry.at() - clock.now();
    if (left > AIM_EARLY_MILLIS) {
      vertx.setTimer((long) (left - AIM_EARLY_MILLIS) + 1, _ -> aim(entry));
    } else if (left > 0) {
      vertx.setTimer(Math.max(1, (long) Math.ceil(left)), _ -> aim(entry));
    } else {
      var _ = Deliver.to(thread, drops.turn(entry)).onComplete(done -> turned(entry, done));
    }
  }

  private void turned(DueDrop entry, AsyncResult<Answer<Drop>> done) {
    if (done.failed()) {
      vertx.setTimer(RETRY_MILLIS, _ -> aim(entry));
    } else if (done.result() instanceof Answer.Given<Drop>(Drop drop) && isWaiting(drop, entry)) {
      vertx.setTimer(1, _ -> aim(entry));
    } else {
      if (done.result() instanceof Answer.Given<Drop>(Drop drop) && drop.opensAt() == entry.at()) {
        meters.opened(clock.now() - entry.at());
      }
      armed.remove(entry);
    }
  }

  /** Whether our clock was a moment ahead, so that Redis did not turn the drop yet. */
  private static boolean isWaiting(Drop drop, DueDrop entry) {
    return switch (drop.state()) {
      case SCHEDULED -> drop.opensAt() == entry.at();
      case OPEN -> drop.closesAt() == entry.at();
      case DRAWING, FROZEN, ENDED -> false;
    };
  }
}
