package io.trophycast.edge;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Members whose place on the board may have moved because others scored. They are refreshed a few
 * at a time, each at most once a round, so that a busy board costs Redis the same whether a hundred
 * or ten thousand watch. It belongs to one loop.
 */
final class Refreshes {
  static final long PERIOD_MILLIS = 250;
  private static final int A_PERIOD = 25;

  private final Set<Runnable> due = new LinkedHashSet<>();

  /** Asks for this refresh in its turn; asking again before that changes nothing. */
  void add(Runnable refresh) {
    due.add(refresh);
  }

  void remove(Runnable refresh) {
    due.remove(refresh);
  }

  void next() {
    Iterator<Runnable> first = due.iterator();
    for (int i = 0; i < A_PERIOD && first.hasNext(); i++) {
      Runnable refresh = first.next();
      first.remove();
      refresh.run();
    }
  }
}
