package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import java.util.ArrayDeque;
import java.util.Deque;
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
  /** From how many on it pays to prepare a frame outside the heap. */
  private static final int MANY = 20;

  private final Map<Executor, Loop> loops = new LinkedHashMap<>();
  private final Map<Subscriber, Seat> seats = new HashMap<>();
  private final Map<MemberId, Deque<Subscriber>> members = new HashMap<>();
  private final int mostAMember;

  /** Where a subscriber is, and who; screens, hosts and partners are no members. */
  private record Seat(Loop loop, Optional<MemberId> member) {}

  /**
   * An audience of nobody.
   *
   * @param mostAMember how many connections one member may have; a further one takes the place of
   *     the oldest
   */
  public Audience(int mostAMember) {
    this.mostAMember = mostAMember;
  }

  /**
   * Adds a subscriber of a loop, whose first frames are these.
   *
   * @param before what to do on that loop just before they are sent
   */
  public void join(
      Executor loop,
      Subscriber subscriber,
      Optional<MemberId> member,
      Runnable before,
      List<Frame> first) {
    Loop there = loops.computeIfAbsent(loop, executor -> new Loop(executor, new LoopAudience()));
    there.size++;
    seats.put(subscriber, new Seat(there, member));
    member.ifPresent(who -> seat(who, subscriber));
    loop.execute(
        () -> {
          before.run();
          there.audience.join(subscriber, member, first);
        });
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
    member.ifPresent(who -> unseat(who, subscriber));
    if (there.size == 0) {
      loops.remove(there.executor);
    }
    there.executor.execute(() -> there.audience.leave(subscriber, member));
  }

  /** Sends a frame of the ordered kind to everybody, and says on each loop when that is done. */
  public void send(Frame frame, Runnable sent) {
    prepare(frame);
    each(
        audience -> {
          audience.send(frame);
          sent.run();
        });
  }

  /** Sends the newest slots to everybody who can take them. */
  public void send(Tick tick) {
    prepare(tick.changed());
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

  private void prepare(Frame frame) {
    if (seats.size() >= MANY) {
      frame.prepare();
    }
  }

  private void seat(MemberId who, Subscriber subscriber) {
    Deque<Subscriber> same = members.computeIfAbsent(who, _ -> new ArrayDeque<>(1));
    same.add(subscriber);
    if (same.size() > mostAMember) {
      sendAway(same.remove());
    }
  }

  private void sendAway(Subscriber oldest) {
    Optional.ofNullable(seats.get(oldest))
        .ifPresent(
            seat ->
                seat.loop()
                    .executor
                    .execute(
                        () ->
                            oldest
                                .outbox()
                                .close(
                                    CloseCode.TOO_MANY_CONNECTIONS,
                                    "Newer connections of this member took its place.")));
  }

  private void unseat(MemberId who, Subscriber subscriber) {
    members.computeIfPresent(
        who,
        (_, same) -> {
          same.remove(subscriber);
          return same.isEmpty() ? null : same;
        });
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
