package io.trophycast.load.fleet;

/**
 * How well a link works.
 *
 * @param isCut connections are closed, and new ones too
 * @param requestsHeld what the caller sends is held up until this ends, as by lost packets
 * @param answersHeld what the called one sends is held up: it did what it was asked, and nobody
 *     hears of it
 * @param delayMillis what passes passes so much later
 */
public record Condition(boolean isCut, boolean requestsHeld, boolean answersHeld, int delayMillis) {
  public static final Condition GOOD = new Condition(false, false, false, 0);
  public static final Condition CUT = new Condition(true, false, false, 0);
  public static final Condition HALF_OPEN = new Condition(false, true, true, 0);
  public static final Condition ANSWERS_HELD = new Condition(false, false, true, 0);

  public static Condition slow(int delayMillis) {
    return new Condition(false, false, false, delayMillis);
  }
}
