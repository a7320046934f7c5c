package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many live connections this server takes, in all and from one network address, and how fast
 * from one address: beyond it newcomers are told to come back, so that those who are in stay
 * served. All loops share it.
 */
public final class ConnectionLimit {
  /** A full hall comes back within seconds when its server was lost. */
  private static final int COMING_BURST = 10_000;

  private static final double COMING_PER_SECOND = 200;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  static final NoSeat FULL =
      new NoSeat(
          Problem.of(ErrorCode.UNAVAILABLE, "There is no room now; come back in a moment.")
              .comeAgainIn(PAUSE));
  private static final NoSeat ADDRESS_FULL =
      new NoSeat(
          Problem.of(ErrorCode.TOO_FREQUENT, "Too many connections of this network are open.")
              .comeAgainIn(PAUSE));

  private final EdgeLimits limits;
  private final RateLimit coming;
  private final AtomicInteger taken = new AtomicInteger();
  private final ConcurrentMap<String, Integer> addresses = new ConcurrentHashMap<>();

  /** What comes of asking for a seat. */
  sealed interface Seating {}

  /** There is a seat, until it is given back. */
  record Seat(String address) implements Seating {}

  /** There is none, and why. */
  record NoSeat(Problem why) implements Seating {}

  public ConnectionLimit(EdgeLimits limits, InstantSource clock) {
    this.limits = limits;
    this.coming = new RateLimit(COMING_BURST, COMING_PER_SECOND, clock);
  }

  Seating take(String address) {
    Duration wait = coming.take(address);
    if (wait.isPositive()) {
      return new NoSeat(
          Problem.of(
                  ErrorCode.TOO_FREQUENT,
                  "Too many connections come from this network; please wait a moment.")
              .comeAgainIn(wait));
    }
    if (taken.incrementAndGet() > limits.connections()) {
      taken.decrementAndGet();
      return FULL;
    }
    var seat = new Seat(address);
    if (addresses.merge(address, 1, Integer::sum) > limits.connectionsAnAddress()) {
      giveBack(seat);
      return ADDRESS_FULL;
    }
    return seat;
  }

  void giveBack(Seat seat) {
    taken.decrementAndGet();
    addresses.computeIfPresent(seat.address(), (_, n) -> n == 1 ? null : n - 1);
  }

  /** Connections that are open now. */
  public int open() {
    return taken.get();
  }
}
