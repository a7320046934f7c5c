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
        Optional.empty(),
        DropState.OPEN,
        Optional.empty(),
        1_000,
        60_000,
        Optional.of(1_000L),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        supply);
  }
}
