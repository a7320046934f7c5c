package io.trophycast.protocol;

import java.util.Optional;

/** Drops for tests that need one without a Redis. */
public final class Drops {
  private Drops() {}

  /** An open drop with this many trophies, none of them awarded. */
  public static Drop open(int supply) {
    return open(new DropId("drop0001"), supply);
  }

  /** An open drop with this id. */
  public static Drop open(DropId id, int supply) {
    return drop(id, supply, DropState.OPEN, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A drop that ended at an instant and is on show for so many seconds. */
  public static Drop endedOnShow(DropId id, long endedAt, int seconds) {
    return drop(
        id,
        5,
        DropState.ENDED,
        Optional.of(DropEnding.CLOSED),
        Optional.of(endedAt),
        Optional.of(seconds));
  }

  private static Drop drop(
      DropId id,
      int supply,
      DropState state,
      Optional<DropEnding> ending,
      Optional<Long> endedAt,
      Optional<Integer> onShow) {
    return new Drop(
        id,
        "A cup",
        Optional.empty(),
        Optional.empty(),
        supply,
        1,
        10,
        new Citation("Brought cake", "Nobody was hungry", "The kitchen"),
        "By bringing something",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        onShow,
        Optional.empty(),
        Optional.empty(),
        state,
        ending,
        1_000,
        60_000,
        Optional.of(1_000L),
        endedAt,
        Optional.empty(),
        Optional.empty(),
        0,
        supply);
  }
}
