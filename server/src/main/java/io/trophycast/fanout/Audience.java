package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Everybody who watches one stage through this instance. It belongs to the stage thread and reaches
 * connections by one task a loop; because one thread posts them and a loop runs them in order, a
 * joiner sees exactly the frames that were sent after its join.
 */
public final class Audience {
  private final Map<Executor, Loop> loops = new LinkedHashMap<>();
  private final Map<MemberId, Integer> members = new HashMap<>();
  private int size;

  /** Adds a subscriber of a loop, whose first frames are these. */
  public void join(Executor loop, Subscriber subscriber, List<Frame> first) {
    Loop there = loops.computeIfAbsent(loop, _ -> new Loop(new LoopAudience()));
    there.size++;
    size++;
    subscriber.member().ifPresent(member -> members.merge(member, 1, Integer::sum));
    loop.execute(() -> there.audience.join(subscriber, first));
  }

  /** Takes away a subscriber that has joined before. */
  public void leave(Executor loop, Subscriber subscriber) {
    Loop there = loops.get(loop);
    if (there == null) {
      return;
    }
    there.size--;
    size--;
    subscriber
        .member()
        .ifPresent(member -> members.computeIfPresent(member, (_, n) -> n == 1 ? null : n - 1));
    if (there.size == 0) {
      loops.remove(loop);
    }
    loop.execute(() -> there.audience.leave(subscriber));
  }

  /** Sends a frame of the ordered kind to everybody. */
  public void send(Frame frame) {
    each(audience -> audience.send(frame));
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
    return size;
  }

  /** How many different members are among them. */
  public int people() {
    return members.size();
  }

  private void each(Consumer<LoopAudience> task) {
    loops.forEach((loop, there) -> loop.execute(() -> task.accept(there.audience)));
  }

  private static final class Loop {
    final LoopAudience audience;
    int size;

    Loop(LoopAudience audience) {
      this.audience = audience;
    }
  }
}
