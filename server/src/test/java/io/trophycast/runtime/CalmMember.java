package io.trophycast.runtime;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A member who behaves well while others don't, and measures what it costs them: ten times a second
 * they ask what time it is, and each fifth time they claim as well.
 */
final class CalmMember implements AutoCloseable {
  private static final long APART_NANOS = 100_000_000;

  private final LiveSocket socket;
  private final DropId drop;
  private final Thread thread = Thread.ofPlatform().unstarted(this::live);
  private final List<Long> roundTrips = new ArrayList<>();
  private volatile boolean over;

  CalmMember(LiveSocket socket, DropId drop) {
    this.socket = socket;
    this.drop = drop;
    thread.start();
  }

  private void live() {
    for (int i = 0; i == 0 || !over; i++) {
      long asked = System.nanoTime();
      if (i % 5 == 0) {
        socket.claim(drop, "tap-calm-" + i);
        if (!(socket.outcome() instanceof ClaimOutcome.Won)) {
          throw new IllegalStateException("The calm member wins as often as they like");
        }
      } else {
        socket.say(new ClientMessage.Time("calm" + i));
        socket.next(ServerMessage.Time.class);
      }
      roundTrips.add(System.nanoTime() - asked);
      LockSupport.parkNanos(APART_NANOS);
    }
  }

  /** What 99 of 100 round trips took at most. */
  Duration slowest99() {
    end();
    List<Long> sorted = roundTrips.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1));
  }

  private void end() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end();
    socket.close();
  }
}
