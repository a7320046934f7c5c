package io.trophycast.announcement;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second which announcements go up or come down. All instances do the same; the first
 * one whose call reaches Redis does it.
 */
public final class AnnouncementTurns {
  private static final Logger log = LoggerFactory.getLogger(AnnouncementTurns.class);
  private static final long LOOK_MILLIS = 1000;

  private final Vertx vertx;
  private final Announcements announcements;
  private boolean looking;

  public AnnouncementTurns(Vertx vertx, Announcements announcements) {
    this.vertx = vertx;
    this.announcements = announcements;
  }

  /** Begins; it ends with Vert.x. */
  public void start() {
    vertx.getOrCreateContext().runOnContext(_ -> vertx.setPeriodic(LOOK_MILLIS, _ -> look()));
  }

  private void look() {
    if (looking) {
      return;
    }
    looking = true;
    var _ =
        announcements
            .due()
            .compose(this::turn)
            .onFailure(e -> log.debug("Looking at announcements failed: {}", e.toString()))
            .onComplete(_ -> looking = false);
  }

  private Future<Void> turn(List<AnnouncementEntry> entries) {
    return Future.join(
            entries.stream()
                .map(
                    entry ->
                        announcements
                            .turn(entry)
                            .onFailure(
                                e ->
                                    log.warn(
                                        "An announcement was not turned stage={} announcement={}",
                                        entry.stage(),
                                        entry.announcement(),
                                        e)))
                .toList())
        .transform(_ -> Future.succeededFuture());
  }
}
