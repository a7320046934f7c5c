package io.trophycast.feed;

import io.trophycast.protocol.RawMoment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The most recent moments of a stage, so that somebody who comes back gets what they missed without
 * a trip to Redis. It is bounded in bytes and not in number, because what bounds a resume is what
 * fits on its way. It belongs to the thread that follows the stage.
 */
public final class FeedTail {
  private final int limit;
  private final ArrayDeque<Kept> moments = new ArrayDeque<>();
  private long bytes;
  private long last;

  private record Kept(RawMoment moment, int bytes) {}

  /**
   * A tail that starts behind a moment.
   *
   * @param last offset of the moment before the first one that will be added
   * @param limit how many bytes of moments it keeps
   */
  public FeedTail(long last, int limit) {
    this.last = last;
    this.limit = limit;
  }

  /** How many bytes of UTF-8 a moment takes. */
  static int bytes(RawMoment moment) {
    return moment.json().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Adds the next moment. */
  public void add(RawMoment moment) {
    if (moment.offset() != last + 1) {
      throw new IllegalArgumentException(
          "Moment " + moment.offset() + " can't follow moment " + last);
    }
    var kept = new Kept(moment, bytes(moment));
    last = moment.offset();
    bytes += kept.bytes();
    moments.add(kept);
    while (bytes > limit) {
      bytes -= moments.remove().bytes();
    }
  }

  /** The newest moment, unless none is kept. */
  public Optional<RawMoment> newest() {
    return Optional.ofNullable(moments.peekLast()).map(Kept::moment);
  }

  /** Offset of the newest moment. */
  public long last() {
    return last;
  }

  /**
   * All moments after an offset, possibly none; nothing when some of them are not kept any more or
   * the offset lies in the future, since a part must never pass for the whole.
   */
  public Optional<List<RawMoment>> after(long offset) {
    if (offset > last || offset < last - moments.size()) {
      return Optional.empty();
    }
    List<RawMoment> missed = new ArrayList<>((int) (last - offset));
    for (Kept kept : moments) {
      if (kept.moment().offset() > offset) {
        missed.add(kept.moment());
      }
    }
    return Optional.of(missed);
  }
}
