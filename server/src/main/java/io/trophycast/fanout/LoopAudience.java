package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The part of a stage's audience that is connected to one event loop; that loop's alone. */
final class LoopAudience {
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private final Map<MemberId, Set<Subscriber>> members = new HashMap<>();

  void join(Subscriber subscriber, Optional<MemberId> member, List<Frame> first) {
    for (Frame frame : first) {
      subscriber.outbox().send(frame);
    }
    subscribers.add(subscriber);
    member.ifPresent(
        who -> members.computeIfAbsent(who, _ -> new LinkedHashSet<>()).add(subscriber));
  }

  void leave(Subscriber subscriber, Optional<MemberId> member) {
    subscribers.remove(subscriber);
    member.ifPresent(
        who ->
            members.computeIfPresent(
                who,
                (_, same) -> {
                  same.remove(subscriber);
                  return same.isEmpty() ? null : same;
                }));
  }

  void send(Frame frame) {
    for (Subscriber subscriber : subscribers) {
      subscriber.outbox().send(frame);
    }
  }

  void send(Tick tick) {
    for (Subscriber subscriber : subscribers) {
      subscriber.outbox().send(tick);
      if (tick.boardChanged()) {
        subscriber.boardChanged();
      }
    }
  }

  void tell(MemberId member, Consumer<Subscriber> news) {
    members.getOrDefault(member, Set.of()).forEach(news);
  }

  void close(CloseCode code, String sentence) {
    for (Subscriber subscriber : subscribers) {
      subscriber.outbox().close(code, sentence);
    }
  }
}
