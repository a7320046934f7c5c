package io.trophycast.load.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * What goes wrong when. The same seed and shape give the same schedule: a named generator, and
 * nothing but its numbers.
 */
public record Schedule(List<Fault> faults) {
  /** The generator of everything that is seeded here. */
  static final String ALGORITHM = "L64X128MixRandom";

  private static final List<Kind> KINDS =
      Stream.of(Kind.values()).filter(kind -> kind.longestMillis > 0).toList();
  private static final int FIRST_MS = 2_000;
  private static final int SLOWEST_MS = 400;
  private static final int FARTHEST_CLOCK_S = 7_200;

  static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }

  /**
   * Faults one after the other, some of them overlapping; the last is healed before the length is
   * over.
   */
  static Schedule of(long seed, Shape shape) {
    RandomGenerator random = generator(seed);
    List<Fault> faults = new ArrayList<>();
    long at = FIRST_MS;
    while (true) {
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      long duration = random.nextLong(kind.shortestMillis, kind.longestMillis);
      if (kind.where == Kind.Where.REDIS) {
        duration += random.nextInt(shape.redisMillis() + 1);
      }
      int target = random.nextInt(Math.max(1, shape.count(kind.where)));
      var fault = new Fault(kind, target, at, duration, amount(kind, random));
      if (fault.healedAt() > shape.length().toMillis()) {
        return new Schedule(List.copyOf(faults));
      }
      faults.add(fault);
      at += random.nextLong(duration / 3 + 1, duration + 1_000) + random.nextInt(2_500);
    }
  }

  private static int amount(Kind kind, RandomGenerator random) {
    return switch (kind) {
      case SLOW_REDIS_LINK, SLOW_CLIENT_LINK -> random.nextInt(10, SLOWEST_MS);
      case SHIFT_CLOCK -> random.nextInt(-FARTHEST_CLOCK_S, FARTHEST_CLOCK_S);
      case KILL_INSTANCE,
          DRAIN_INSTANCE,
          UPDATE_INSTANCE,
          PAUSE_INSTANCE,
          KILL_REDIS,
          PAUSE_REDIS,
          CUT_REDIS_LINK,
          STALL_REDIS_LINK,
          HOLD_REDIS_ANSWERS,
          CUT_CLIENT_LINK,
          STALL_CLIENT_LINK,
          HOLD_CLIENT_ANSWERS ->
          0;
    };
  }
}
