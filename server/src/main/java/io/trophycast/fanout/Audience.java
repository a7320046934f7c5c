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
import java.util.function.Consumer;

/**
 * Everybody who watches one stage through this instance. It belongs to the stage thread and reaches
 * connections by one task a loop; because one thread posts them and a loop runs them in order, a
 * joiner sees exactly the frames that were sent after its join.
 */
public final class Audience {
  /** From how many on it pays to prepare a frame outside the heap. */
  private static final int MANY = 20;

  private final Map<Loop, Place> places = new LinkedHashMap<>();
  private final Map<Subscriber, Seat> seats = new HashMap<>();
  private final Map<MemberId, Deque<Subscriber>> members = new HashMap<>();
  private final int mostAMember;

  /** Where a subscriber is, and who; screens, hosts and partners are no members. */
  private record Seat(Place place, Optional<MemberId> member) {}

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
      Loop loop,
      Subscriber subscriber,
      Optional<MemberId> member,
      Runnable before,
      List<Frame> first) {
    Place there = places.computeIfAbsent(loop, Place::new);
    there.size++;
    seats.put(subscriber, new Seat(there, member));
    member.ifPresent(who -> seat(who, subscriber));
    loop.execute(() -> there.audience.join(subscriber, member, before, first));
  }

  /** Takes away a subscriber; harmless for one that never joined. */
  public void leave(Subscriber subscriber) {
    Seat seat = seats.remove(subscriber);
    if (seat == null) {
      return;
    }
    Place there = seat.place();
    Optional<MemberId> member = seat.member();
    there.size--;
    member.ifPresent(who -> unseat(who, subscriber));
    if (there.size == 0) {
      places.remove(there.loop);
    }
    there.loop.execute(() -> there.audience.leave(subscriber, member));
  }

  /** Sends a frame of the ordered kind to everybody, and says on each loop when that is done. */
  public void send(Frame frame, Runnable sent) {
    prepare(frame);
    each(audience -> audience.send(frame, sent));
  }

  /** Sends the newest slots to everybody who can take them, and says on each loop when done. */
  public void send(Tick tick, Runnable sent) {
    prepare(tick.changed());
    each(audience -> audience.send(tick, sent));
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
                seat.place()
                    .loop
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
    for (Place place : places.values()) {
      place.loop.execute(() -> task.accept(place.audience));
    }
  }

  /** A loop with at least one of our connections. */
  private static final class Place {
    final Loop loop;
    final LoopAudience audience;
    int size;

    Place(Loop loop) {
      this.loop = loop;
      this.audience = new LoopAudience(loop);
    }
  }
}
