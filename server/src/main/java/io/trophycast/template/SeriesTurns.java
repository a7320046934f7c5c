package io.trophycast.template;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds which templates are to be looked at. Drops are made a day ahead, so
 * nothing depends on when exactly; all instances do the same.
 */
public final class SeriesTurns {
  private static final Logger log = LoggerFactory.getLogger(SeriesTurns.class);
  private static final long LOOK_MILLIS = 2000;

  private final Vertx vertx;
  private final Templates templates;
  private boolean looking;

  public SeriesTurns(Vertx vertx, Templates templates) {
    this.vertx = vertx;
    this.templates = templates;
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
        templates
            .due()
            .compose(this::advance)
            .onFailure(e -> log.debug("Looking at templates failed: {}", e.toString()))
            .onComplete(_ -> looking = false);
  }

  /** One after the other: none of them is in a hurry. */
  private Future<Void> advance(List<SeriesEntry> entries) {
    Future<Void> done = Future.succeededFuture();
    for (SeriesEntry entry : entries) {
      done =
          done.compose(
              _ ->
                  templates
                      .advance(entry)
                      .recover(
                          e -> {
                            log.warn(
                                "A template could not be run stage={} template={}",
                                entry.stage(),
                                entry.template(),
                                e);
                            return Future.succeededFuture();
                          }));
    }
    return done;
  }
}
