package io.trophycast.edge;

import java.util.Optional;

/**
 * The claims of one connection that have no answer yet: nobody is sent away in the middle of one.
 * It belongs to its connection's loop.
 */
final class Underway {
  private int count;
  private Optional<Runnable> after = Optional.empty();

  void begin() {
    count++;
  }

  void end() {
    count--;
    if (count == 0) {
      after.ifPresent(Runnable::run);
      after = Optional.empty();
    }
  }

  /** Does this once everything has its answer; now, if it has. */
  void then(Runnable action) {
    if (count == 0) {
      action.run();
    } else {
      after = Optional.of(action);
    }
  }
}
