package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Everybody who watches one stage through this instance. It belongs to the stage thread and reaches
 * connections by one task a loop; because one thread posts them and a loop runs them in order, a
 * joiner sees exactly the frames that were sent after its join.
 */
public final class Audience {
  private final Map<Executor, Loop> loops = new LinkedHashMap<>();
  private final Map<Subscriber, Seat> seats = new HashMap<>();
  private final Map<MemberId, Integer> members = new HashMap<>();

  /** Where a subscriber is, and who; screens, hosts and partners are no members. */
  private record Seat(Loop loop, Optional<MemberId> member) {}

  /** Adds a subscriber of a loop, whose first frames are these. */
  public void join(
      Executor loop, Subscriber subscriber, Optional<MemberId> member, List<Frame> first) {
    Loop there = loops.computeIfAbsent(loop, executor -> new Loop(executor, new LoopAudience()));
    there.size++;
    seats.put(subscriber, new Seat(there, member));
    member.ifPresent(who -> members.merge(who, 1, Integer::sum));
    loop.execute(() -> there.audience.join(subscriber, member, first));
  }

  /** Takes away a subscriber; harmless for one that never joined. */
  public void leave(Subscriber subscriber) {
    Seat seat = seats.remove(subscriber);
    if (seat == null) {
      return;
    }
    Loop there = seat.loop();
    Optional<MemberId> member = seat.member();
    there.size--;
    member.ifPresent(who -> members.computeIfPresent(who, (_, n) -> n == 1 ? null : n - 1));
    if (there.size == 0) {
      loops.remove(there.executor);
    }
    there.executor.execute(() -> there.audience.leave(subscriber, member));
  }

  /** Sends a frame of the ordered kind to everybody, and says on each loop when that is done. */
  public void send(Frame frame, Runnable sent) {
    each(
        audience -> {
          audience.send(frame);
          sent.run();
        });
  }

  /** Sends the newest slots to everybody who can take them. */
  public void send(Tick tick) {
    each(audience -> audience.send(tick));
  }

  /** Tells a member, wherever they are connected, that their own points or trophies changed. */
  public void standingChanged(MemberId member) {
    if (members.containsKey(member)) {
      each(audience -> audience.tell(member, Subscriber::standingChanged));
    }
  }

  /** Closes every connection of a member. */
  public void close(MemberId member, CloseCode code, String sentence) {
    if (members.containsKey(member)) {
      each(audience -> audience.tell(member, one -> one.outbox().close(code, sentence)));
    }
  }

  /** Closes every connection. */
  public void close(CloseCode code, String sentence) {
    each(audience -> audience.close(code, sentence));
  }

  /** How many connections there are. */
  public int size() {
    return seats.size();
  }

  /** How many different members are among them. */
  public int people() {
    return members.size();
  }

  private void each(Consumer<LoopAudience> task) {
    for (Loop loop : loops.values()) {
      loop.executor.execute(() -> task.accept(loop.audience));
    }
  }

  private static final class Loop {
    final Executor executor;
    final LoopAudience audience;
    int size;

    Loop(Executor executor, LoopAudience audience) {
      this.executor = executor;
      this.audience = audience;
    }
  }
}
