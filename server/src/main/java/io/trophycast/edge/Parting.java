package io.trophycast.edge;

/**
 * How many connections are sent away without a stampede: one after the other, and each asked to
 * come back at an instant of its own choice within a window. Both grow with their number, because
 * each costs its new server a handshake and a welcome.
 *
 * @param spreadMillis over how long they are sent away
 * @param windowMillis over how long each is asked to spread its return
 */
public record Parting(int spreadMillis, int windowMillis) {
  private static final int LONGEST_SPREAD_MILLIS = 15_000;
  private static final int SHORTEST_WINDOW_MILLIS = 2_000;
  private static final int LONGEST_WINDOW_MILLIS = 30_000;

  /** A thousand a second are sent away, and half as many come back. */
  public static Parting of(int connections) {
    return new Parting(
        Math.min(connections, LONGEST_SPREAD_MILLIS),
        Math.clamp(2L * connections, SHORTEST_WINDOW_MILLIS, LONGEST_WINDOW_MILLIS));
  }

  /** After which everybody has been sent away and has come back elsewhere, in milliseconds. */
  public int wholeMillis() {
    return spreadMillis + windowMillis;
  }
}
