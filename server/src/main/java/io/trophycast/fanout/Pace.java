package io.trophycast.fanout;

import java.time.Duration;

/**
 * How soon something may be sent to everybody again. Sending takes a share of the loops' time, as
 * measured by how long the last one took to reach the last connection; that is longer while the
 * loops have other things to do, so that those come first. It takes more of it only where that
 * would mean to be silent for longer than people should wait. Whatever comes after a while of
 * silence goes at once. It belongs to one thread.
 */
public final class Pace {
  private final int share;
  private final long shortest;
  private final long longest;
  private long began;
  private long took;
  private long tookBefore;

  /**
   * A pace for which nothing has been sent yet.
   *
   * @param now in {@link System#nanoTime}, like all instants here
   * @param share sending takes one part in so many
   * @param shortest from the beginning of one to that of the next
   * @param longest from one to the next, however long that takes
   */
  public Pace(long now, int share, Duration shortest, Duration longest) {
    this.share = share;
    this.shortest = shortest.toNanos();
    this.longest = longest.toNanos();
    this.began = now - this.longest;
  }

  /** Something is being sent from now on. */
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
    long interval = Math.clamp(share * Math.max(took, tookBefore), shortest, longest);
    return interval - (now - began);
  }
}
