package io.trophycast.load.checker;

/**
 * A moment as a client heard it.
 *
 * @param drop the drop it is about, or empty
 * @param serial of the trophy, or zero
 * @param member the winner, or empty
 * @param at its instant in milliseconds
 * @param text the whole of it as JSON
 */
public record Moment(
    long offset, String type, String drop, int serial, String member, long at, String text) {
  @Override
  public String toString() {
    return text;
  }
}
