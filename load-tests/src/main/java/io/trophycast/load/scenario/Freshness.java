package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.measure.Pace;
import io.trophycast.load.measure.Percentiles;
import java.nio.charset.StandardCharsets;

/**
 * Watches boards, and how old the newest score on them is when they come: the leader's points are a
 * base and the number of the batch that set them. Belongs to the swarm's loop.
 */
final class Freshness implements Ear {
  /** More points than anybody else has. */
  static final long LEADING = 1_000_000_000;

  private static final String LATEST = "{\"type\":\"latest\"";
  private static final String POINTS = "\"points\":1";

  private final Pace pace;
  private final int begin;
  private final int closing;
  private final int[] seen;
  private final Percentiles age = new Percentiles();
  private volatile long boards;
  private volatile long frames;
  private volatile int closed;

  /**
   * @param begin number of the first batch
   * @param closing number of the batch that comes after all others and was due at no instant
   */
  Freshness(Pace pace, int watchers, int begin, int closing) {
    this.pace = pace;
    this.begin = begin;
    this.closing = closing;
    this.seen = new int[watchers];
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it, others look.
  public void text(int number, ByteBuf bytes, int at, int length) {
    if (!Texts.startsWith(bytes, at, length, LATEST)) {
      return;
    }
    frames++;
    String text = bytes.toString(at, length, StandardCharsets.US_ASCII);
    int points = text.indexOf(POINTS);
    if (points < 0) {
      return;
    }
    int from = at + points + POINTS.length() - 1;
    int batch = (int) (Texts.number(bytes, from) - LEADING);
    if (batch > seen[number]) {
      seen[number] = batch;
      boards++;
      if (batch == closing) {
        closed++;
      }
      if (batch >= begin && batch < closing) {
        age.nanos(System.nanoTime() - pace.due(batch - begin));
      }
    }
  }

  /** How many state updates came, to everybody together. */
  long frames() {
    return frames;
  }

  /** How many of them had a newer score than the one before. */
  long boards() {
    return boards;
  }

  Percentiles age() {
    return age;
  }

  /** How many have seen the batch that comes after all others. */
  int closed() {
    return closed;
  }
}
