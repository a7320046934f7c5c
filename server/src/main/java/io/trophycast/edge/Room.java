package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an instance has taken on and not answered yet, in bytes: a request's body as it comes in,
 * and something for the rest of it. Who finds no room is told so at once, and not when they have
 * long given up; so the memory stays bounded, and whoever was let in is answered in time. May be
 * used from any thread.
 */
final class Room {
  private static final int A_REQUEST = 8 * 1024;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final long size;
  private final AtomicLong taken = new AtomicLong();

  Room(long size) {
    this.size = size;
  }

  /** A place for one request, with nothing in it. */
  Place place() {
    return new Place();
  }

  /** What one hears who finds no room. */
  static Problem full() {
    return Problem.of(
            ErrorCode.UNAVAILABLE,
            "So much is asked for that this would wait too long. Nothing of it was done; please try"
                + " again.")
        .comeAgainIn(PAUSE);
  }

  /** What one request takes. It belongs to the request's loop. */
  final class Place {
    private long held;

    private Place() {}

    /** Comes in; false when there is no room. */
    boolean enter() {
      return take(A_REQUEST);
    }

    /** Takes so much more; false when there is no room for it. */
    boolean take(int bytes) {
      if (taken.addAndGet(bytes) > size) {
        taken.addAndGet(-bytes);
        return false;
      }
      held += bytes;
      return true;
    }

    /** Gives all of it back; harmless when that was done. */
    void leave() {
      taken.addAndGet(-held);
      held = 0;
    }
  }
}
