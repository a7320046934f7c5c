package io.trophycast.redis;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;

/** The primaries of a Redis, and which of them owns a key. */
interface Primaries {
  /** Connects to all of them; fails when one can't be reached. */
  Future<Void> connect();

  /** The one that owns this key, as far as known. */
  Optional<Primary> of(String key);

  Collection<Primary> all();

  /** Finds out anew who owns what; done when that is known, or could not be found out. */
  Future<Void> lookAgain();

  /** Whether commands can be sent for every key. */
  boolean isUp();

  /** Where to listen. */
  Whereabouts ears();

  Future<Void> close();
}
