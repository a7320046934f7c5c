package io.trophycast.drop;

import io.trophycast.protocol.Waves;

/** When a drop opens, as Redis understands it. */
public sealed interface Opening {
  /** So many milliseconds after the instant at which Redis schedules it. */
  record In(long millis) implements Opening {}

  /** At an instant, in milliseconds since the Unix epoch. */
  record At(long instant) implements Opening {}

  /** At a local time in several places. */
  record InWaves(Waves waves) implements Opening {}
}
