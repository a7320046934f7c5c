package io.trophycast.drop;

/** When a drop opens, as Redis understands it. */
public sealed interface Opening {
  /** So many milliseconds after the instant at which Redis schedules it. */
  record In(long millis) implements Opening {}

  /** At an instant, in milliseconds since the Unix epoch. */
  record At(long instant) implements Opening {}
}
