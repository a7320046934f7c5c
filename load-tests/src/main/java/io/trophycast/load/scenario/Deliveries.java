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
  private final int begin;
  private final int warmUp;
  private final int[] arrivals;
  private final long[] first;
  private final long[] last;
  private final Percentiles latency = new Percentiles();
  private volatile long count;
  private volatile long bytes;

  /**
   * @param begin number of the first text; others before and after are not heard
   * @param warmUp so many are only counted
   * @param texts how many there will be
   */
  Deliveries(Pace pace, int begin, int warmUp, int texts) {
    this.pace = pace;
    this.begin = begin;
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
  public void text(int number, ByteBuf buffer, int at, int length) {
    int end = at + length;
    int mark = Texts.find(buffer, at, end, MARK);
    if (mark >= 0) {
      bytes += length;
    }
    while (mark >= 0) {
      heard((int) Texts.number(buffer, mark + 1) - begin);
      int close = Texts.find(buffer, mark + 1, end, MARK);
      mark = close < 0 ? -1 : Texts.find(buffer, close + 1, end, MARK);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it, others look.
  private void heard(int text) {
    if (text < 0 || text >= arrivals.length) {
      return;
    }
    long now = System.nanoTime();
    if (arrivals[text]++ == 0) {
      first[text] = now;
    }
    last[text] = now;
    if (text >= warmUp) {
      latency.nanos(now - pace.due(text));
    }
    count++;
  }

  /** How many were heard until now; to be asked from any thread. */
  long count() {
    return count;
  }

  /** How long the messages were that held one, together. */
  long bytes() {
    return bytes;
  }

  Pace pace() {
    return pace;
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
