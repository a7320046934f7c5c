package io.trophycast.load.crowd;

/** One tap, which is asked about with the same claim id until it has its last word. */
final class Attempt {
  private final String drop;
  private final String claim;
  private boolean settled;
  private long timer = -1;

  Attempt(String drop, String claim) {
    this.drop = drop;
    this.claim = claim;
  }

  String drop() {
    return drop;
  }

  String claim() {
    return claim;
  }

  boolean isSettled() {
    return settled;
  }

  void settle() {
    settled = true;
  }

  /** The timer that asks next; there is one at a time. */
  long timer() {
    return timer;
  }

  void timer(long next) {
    timer = next;
  }
}
