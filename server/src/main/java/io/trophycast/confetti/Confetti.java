package io.trophycast.confetti;

import io.trophycast.protocol.MemberId;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums the taps of a stage's members on this instance until the next tick takes them to Redis in
 * one go. It belongs to the stage thread.
 */
public final class Confetti {
  private static final int SWEEP_AT = 256;

  private final Map<MemberId, TapLimit> limits = new HashMap<>();
  private int sweepAt = SWEEP_AT;
  private long waiting;

  /** Adds a member's taps as far as a person could have tapped them, and says how many that are. */
  public int add(MemberId member, int taps, long nanos) {
    int counted = limits.computeIfAbsent(member, _ -> new TapLimit(nanos)).take(taps, nanos);
    waiting += counted;
    if (limits.size() > sweepAt) {
      limits.values().removeIf(limit -> limit.idle(nanos));
      sweepAt = Math.max(SWEEP_AT, limits.size() * 2);
    }
    return counted;
  }

  /** Taps that wait for the next tick; they are the caller's from now on. */
  public long take() {
    long taken = waiting;
    waiting = 0;
    return taken;
  }

  /** Gives back taps that could not be stored; the next tick tries again. */
  public void giveBack(long taps) {
    waiting += taps;
  }

  /** Whether taps wait. */
  public boolean waiting() {
    return waiting > 0;
  }
}
