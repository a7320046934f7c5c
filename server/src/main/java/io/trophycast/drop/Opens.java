package io.trophycast.drop;

import java.util.Optional;

/**
 * When a drop opens; exactly one of them is there.
 *
 * @param in seconds from now
 * @param at local date and time in the stage's zone, such as {@code 2026-11-27T20:00}
 */
public record Opens(Optional<Boolean> now, Optional<Integer> in, Optional<String> at) {
  /** At once. */
  public static Opens atOnce() {
    return new Opens(Optional.of(true), Optional.empty(), Optional.empty());
  }

  /** So many seconds from now. */
  public static Opens inSeconds(int seconds) {
    return new Opens(Optional.empty(), Optional.of(seconds), Optional.empty());
  }

  /** At a local time of the stage. */
  public static Opens atLocal(String local) {
    return new Opens(Optional.empty(), Optional.empty(), Optional.of(local));
  }
}
