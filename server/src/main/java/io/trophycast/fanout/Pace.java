package io.trophycast.fanout;

import java.util.concurrent.TimeUnit;

/**
 * How soon something may be sent to everybody again. Sending takes at most a third of the loops'
 * time, as measured by how long the last one took to reach the last connection: to few people at
 * most forty frames a second go out, to ten thousand some ten, each with all that came meanwhile.
 * So claims find their loops free while winners are announced. Whatever comes after a while of
 * silence goes at once. It belongs to one thread.
 */
public final class Pace {
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int SHARE = 3;

  private long began;
  private long took;
  private long tookBefore;

  /** A pace for which nothing has been sent yet. */
  public Pace(long now) {
    began = now - LONGEST_NANOS;
  }

  /** Something is being sent from now on, in {@link System#nanoTime}. */
  public void begin(long now) {
    began = now;
    tookBefore = took;
    took = 0;
  }

  /** A loop has sent it to all its connections; {@code since} is when that began. */
  public void done(long since, long now) {
    if (since == began) {
      took = Math.max(took, now - since);
    }
  }

  /** How many nanoseconds to wait before the next; none or less when it may go at once. */
  public long pause(long now) {
    long interval = Math.clamp(SHARE * Math.max(took, tookBefore), SHORTEST_NANOS, LONGEST_NANOS);
    return interval - (now - began);
  }
}
