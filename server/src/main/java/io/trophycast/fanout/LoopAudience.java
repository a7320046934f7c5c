package io.trophycast.fanout;

import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The part of a stage's audience that is connected to one event loop; that loop's alone. What it is
 * asked happens in order, and telling thousands in slices, between which the loop hears what they
 * have to say: nobody's claim waits until all have been told of somebody else's.
 */
final class LoopAudience {
  /** Less than a millisecond of sending. */
  private static final int SLICE = 64;

  private final Loop loop;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private final Map<MemberId, Set<Subscriber>> members = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  LoopAudience(Loop loop) {
    this.loop = loop;
  }

  void join(Subscriber subscriber, Optional<MemberId> member, Runnable before, List<Frame> first) {
    once(
        () -> {
          before.run();
          for (Frame frame : first) {
            subscriber.outbox().send(frame);
          }
          subscribers.add(subscriber);
          member.ifPresent(
              who -> members.computeIfAbsent(who, _ -> new LinkedHashSet<>()).add(subscriber));
        });
  }

  void leave(Subscriber subscriber, Optional<MemberId> member) {
    once(
        () -> {
          subscribers.remove(subscriber);
          member.ifPresent(
              who ->
                  members.computeIfPresent(
                      who,
                      (_, same) -> {
                        same.remove(subscriber);
                        return same.isEmpty() ? null : same;
                      }));
        });
  }

  /** Sends a frame to all, and says when that is done. */
  void send(Frame frame, Runnable sent) {
    all(subscriber -> subscriber.outbox().send(frame), sent);
  }

  /** Sends the newest slots to all who can take them, and says when that is done. */
  void send(Tick tick, Runnable sent) {
    all(
        subscriber -> {
          subscriber.outbox().send(tick);
          if (tick.boardChanged()) {
            subscriber.boardChanged();
          }
        },
        sent);
  }

  void tell(MemberId member, Consumer<Subscriber> news) {
    once(() -> members.getOrDefault(member, Set.of()).forEach(news));
  }

  void close(CloseCode code, String sentence) {
    all(subscriber -> subscriber.outbox().close(code, sentence), () -> {});
  }

  private void once(Runnable what) {
    add(
        () -> {
          what.run();
          return true;
        });
  }

  private void all(Consumer<Subscriber> news, Runnable told) {
    add(new Round(news, told));
  }

  private void add(Step step) {
    steps.add(step);
    if (steps.size() == 1) {
      goOn();
    }
  }

  private void goOn() {
    while (!steps.isEmpty()) {
      boolean done = true;
      try {
        done = steps.element().goOn();
      } finally {
        // What fails is not tried again, and holds up nobody.
        if (done) {
          steps.remove();
        }
      }
      if (!done) {
        loop.nextTurn(this::goOn);
        return;
      }
    }
  }

  /** Something to do after all that was asked before. */
  private interface Step {
    /** Does a part of it that takes less than a millisecond; true when nothing is left. */
    boolean goOn();
  }

  /** All are told something, and then somebody that they have been. */
  private final class Round implements Step {
    private final Consumer<Subscriber> news;
    private final Runnable told;
    private Optional<Iterator<Subscriber>> left = Optional.empty();

    Round(Consumer<Subscriber> news, Runnable told) {
      this.news = news;
      this.told = told;
    }

    @Override
    public boolean goOn() {
      // Not before: who joins or leaves until then is counted in.
      Iterator<Subscriber> now = left.orElseGet(subscribers::iterator);
      for (int i = 0; i < SLICE && now.hasNext(); i++) {
        news.accept(now.next());
      }
      if (now.hasNext()) {
        left = Optional.of(now);
        return false;
      }
      told.run();
      return true;
    }
  }
}
