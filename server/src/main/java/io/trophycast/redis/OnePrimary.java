package io.trophycast.redis;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The one primary of a standalone Redis, or of a replicated one that sentinels watch. */
final class OnePrimary implements Primaries {
  private final Primary primary;
  private final Whereabouts whereabouts;

  OnePrimary(Primary primary, Whereabouts whereabouts) {
    this.primary = primary;
    this.whereabouts = whereabouts;
  }

  @Override
  public Future<Void> connect() {
    return primary.connect();
  }

  @Override
  public Optional<Primary> of(String key) {
    return Optional.of(primary);
  }

  @Override
  public Collection<Primary> all() {
    return List.of(primary);
  }

  /** Nothing to find out: the line asks where to go at each of its connections. */
  @Override
  public Future<Void> lookAgain() {
    return Future.succeededFuture();
  }

  @Override
  public boolean isUp() {
    return primary.isUp();
  }

  @Override
  public Whereabouts ears() {
    return whereabouts;
  }

  @Override
  public Future<Void> close() {
    return primary.close();
  }
}
