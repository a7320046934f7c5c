package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.Percentiles;

/**
 * Hears marked texts, and how late each came to everybody: a mark is {@code ~NUMBER~}, and the
 * number says when it was due. Belongs to the swarm's loop.
 */
final class Deliveries implements Ear {
  private static final char MARK = '~';

  private final Pace pace;
  private final int warmUp;
  private final int[] arrivals;
  private final long[] first;
  private final long[] last;
  private final Percentiles latency = new Percentiles();
  private volatile long count;

  /**
   * @param warmUp so many are only counted
   * @param texts how many there will be
   */
  Deliveries(Pace pace, int warmUp, int texts) {
    this.pace = pace;
    this.warmUp = warmUp;
    this.arrivals = new int[texts];
    this.first = new long[texts];
    this.last = new long[texts];
  }

  /** What a text has in it so that it is heard here. */
  static String mark(int number) {
    return MARK + String.valueOf(number) + MARK;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it, others look.
  public void text(int number, ByteBuf bytes, int at, int length) {
    int end = at + length;
    int mark = Texts.find(bytes, at, end, MARK);
    while (mark >= 0) {
      heard((int) Texts.number(bytes, mark + 1));
      count++;
      int close = Texts.find(bytes, mark + 1, end, MARK);
      mark = close < 0 ? -1 : Texts.find(bytes, close + 1, end, MARK);
    }
  }

  private void heard(int text) {
    long now = System.nanoTime();
    if (arrivals[text]++ == 0) {
      first[text] = now;
    }
    last[text] = now;
    if (text >= warmUp) {
      latency.nanos(now - pace.due(text));
    }
  }

  /** How many were heard until now; to be asked from any thread. */
  long count() {
    return count;
  }

  Percentiles latency() {
    return latency;
  }

  /** How long it took from the first to the last, text by text. */
  Percentiles spread() {
    var spread = new Percentiles();
    for (int text = warmUp; text < arrivals.length; text++) {
      spread.nanos(last[text] - first[text]);
    }
    return spread;
  }

  /** How many texts did not come to everybody exactly once. */
  long notToAll(int everybody) {
    long wrong = 0;
    for (int arrived : arrivals) {
      if (arrived != everybody) {
        wrong++;
      }
    }
    return wrong;
  }
}
