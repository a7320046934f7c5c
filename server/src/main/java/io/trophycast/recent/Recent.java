package io.trophycast.recent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map that remembers so many entries: those that were put in or found last. Any other is
 * forgotten, so that what strangers send never fills the memory. May be used from any thread.
 */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  /**
   * @param most entries that are remembered
   */
  public Recent(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What is remembered under this key. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  /** Remembers this, and forgets the entry that has been of no use for longest if they are many. */
  public synchronized void put(K key, V value) {
    kept.put(key, value);
  }
}
