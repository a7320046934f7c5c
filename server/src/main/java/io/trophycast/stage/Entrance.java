package io.trophycast.stage;

import io.trophycast.fanout.Frame;
import io.trophycast.feed.Follower;
import io.trophycast.meter.AudienceMeters;
import io.trophycast.meter.AudienceMeters.Start;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What those who come in hear first: exactly what they missed, or a snapshot to start anew from.
 * Either is encoded once for all who come from the same place, because after a lost server a whole
 * hall comes back at once. It belongs to the stage thread.
 */
final class Entrance {
  private static final int REMEMBERED = 64;

  private final Follower follower;
  private final Ticker ticker;
  private final SharedSnapshot snapshot;
  private final LongSupplier clock;
  private final AudienceMeters meters;
  private final Map<Long, List<Frame>> missed = new HashMap<>();
  private Optional<Position> missedUpTo = Optional.empty();

  /**
   * An entrance.
   *
   * @param clock the deciding clock, in milliseconds
   */
  Entrance(
      StageView view, Follower follower, Ticker ticker, LongSupplier clock, AudienceMeters meters) {
    this.follower = follower;
    this.ticker = ticker;
    this.snapshot = new SharedSnapshot(view);
    this.clock = clock;
    this.meters = meters;
  }

  /** The first frames of somebody who comes in now. */
  List<Frame> welcome(Join join) {
    Position here = follower.position();
    return join.position()
        .filter(left -> left.epoch().equals(here.epoch()))
        .flatMap(left -> resumed(join, left, here))
        .orElseGet(() -> List.of(anew(join, here)));
  }

  private Optional<List<Frame>> resumed(Join join, Position left, Position here) {
    return missed(left, here)
        .map(
            moments -> {
              meters.joined(Start.RESUMED);
              var welcome =
                  new ServerMessage.Welcome(
                      join.ref(), true, left, clock.getAsLong(), Optional.empty());
              List<Frame> frames = new ArrayList<>();
              frames.add(Frame.of(welcome, left));
              frames.addAll(moments);
              frames.add(ticker.whole());
              return frames;
            });
  }

  private Frame anew(Join join, Position here) {
    meters.joined(join.position().isPresent() ? Start.RESET : Start.FRESH);
    long at = clock.getAsLong();
    var welcome = new ServerMessage.Welcome(join.ref(), false, here, at, Optional.empty());
    return Frame.of(welcome, snapshot.at(here, at));
  }

  private Optional<List<Frame>> missed(Position left, Position here) {
    if (!missedUpTo.equals(Optional.of(here)) || missed.size() >= REMEMBERED) {
      missed.clear();
      missedUpTo = Optional.of(here);
    }
    List<Frame> known = missed.get(left.offset());
    if (known != null) {
      return Optional.of(known);
    }
    Optional<List<RawMoment>> moments = follower.tail().after(left.offset());
    return moments.map(
        kept -> {
          List<Frame> frames = MomentPages.of(kept, here.epoch());
          missed.put(left.offset(), frames);
          return frames;
        });
  }
}
