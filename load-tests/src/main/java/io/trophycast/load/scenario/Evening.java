package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.client.Frames;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What goes on at a stage on an evening, second by second: a message is pinned, a hundredth of the
 * settled tap, a partner sets scores, some of the restless hang up and those of a second ago come
 * back, now and then as somebody who has just joined; and again and again there is a drop, on which
 * half of the settled claim at the instant. The settled miss nothing, and that is checked.
 */
final class Evening implements Ear {
  private static final int TENTH = 10;
  private static final int HUNDREDTH = 100;
  private static final int TAPS = 5;
  private static final int SCORES = 20;
  private static final int POINTS = 10;
  private static final int DROP_EVERY = 15;
  private static final int OPENS_IN_SECONDS = 2;

  /** From the moment that a drop is scheduled until everybody has heard all of it. */
  private static final int DROP_TAKES = 5;

  private static final int CLAIMANTS_A_TROPHY = 10;

  private final Terms terms;
  private final Theatre theatre;
  private final Executor requests;
  private final Scores scores;
  private final int settled;
  private final List<Episode> episodes = new CopyOnWriteArrayList<>();
  private final AtomicInteger newcomers = new AtomicInteger();
  private final AtomicInteger returns = new AtomicInteger();
  private volatile Ear messages = Ear.DEAF;
  private volatile Ear answers = Ear.DEAF;
  private long taps;

  /** A drop and those who claimed. */
  private record Episode(Release drop, int supply, Claims claims) {}

  /**
   * @param requests runs what waits for an answer over HTTP
   */
  Evening(Terms terms, Theatre theatre, Executor requests) {
    this.terms = terms;
    this.theatre = theatre;
    this.requests = requests;
    this.scores = Scores.of(theatre);
    this.settled = Math.max(1, terms.members() - Math.max(1, terms.members() / TENTH));
  }

  /** From now on this one hears what the settled hear. */
  void hearWith(Ear next) {
    messages = next;
  }

  /** How many stay all evening. */
  int settled() {
    return settled;
  }

  @Override
  public void text(int number, ByteBuf bytes, int at, int length) {
    if (number < settled) {
      messages.text(number, bytes, at, length);
      answers.text(number, bytes, at, length);
    }
  }

  /** Another second begins. */
  void second(int second) {
    requests.execute(() -> Fanout.pin(theatre, second));
    requests.execute(() -> scores.set(second, SCORES));
    tap(second);
    turn(second);
    if (second % DROP_EVERY == 0 && terms.seconds() - second > DROP_TAKES) {
      int number = second / DROP_EVERY;
      requests.execute(() -> drop(number));
    }
  }

  private void tap(int second) {
    int few = Math.max(1, settled / HUNDREDTH);
    ByteBuf frame =
        Frames.text(new JsonObject().put("type", "confetti").put("taps", TAPS).encode());
    for (int i = 0; i < few; i++) {
      theatre.swarm().say((int) (((long) second * few + i) % settled), frame.retainedDuplicate());
    }
    frame.release();
    taps += (long) few * TAPS;
  }

  /** A tenth of the restless go, and the tenth of a second ago comes back. */
  private void turn(int second) {
    if (second > 0) {
      List<Integer> back = restless(second - 1);
      back.stream().skip(1).forEach(this::comeBack);
      requests.execute(
          () -> {
            String name = "Newcomer " + newcomers.incrementAndGet();
            theatre.joinInPlaceOf(back.getFirst(), name);
            comeBack(back.getFirst());
          });
    }
    if (second < terms.seconds() - 1) {
      restless(second).forEach(theatre.swarm()::cut);
    }
  }

  private void comeBack(int number) {
    if (!theatre.swarm().isConnected(number)) {
      returns.incrementAndGet();
      theatre.swarm().connect(number);
    }
  }

  private List<Integer> restless(int second) {
    int all = terms.members() - settled;
    int few = Math.max(1, all / TENTH);
    return IntStream.range(0, few)
        .map(i -> settled + (int) (((long) second * few + i) % Math.max(1, all)))
        .distinct()
        .boxed()
        .toList();
  }

  private void drop(int number) {
    int claimants = Math.max(1, settled / 2);
    int supply = Math.max(1, claimants / CLAIMANTS_A_TROPHY);
    Release drop = Release.schedule(theatre, supply, POINTS, OPENS_IN_SECONDS);
    List<Integer> who =
        IntStream.range(0, claimants).mapToObj(i -> (number * claimants + i) % settled).toList();
    var claims = new Claims(theatre.swarm(), drop.id(), "evening", who, 1);
    episodes.add(new Episode(drop, supply, claims));
    long due = drop.due();
    var _ =
        theatre
            .swarm()
            .loop()
            .schedule(
                () -> {
                  answers = claims;
                  claims.claimAll(due);
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
  }

  /** Whether everybody who claimed has been answered. */
  boolean isOver() {
    return episodes.stream().allMatch(episode -> episode.claims().isOver());
  }

  /** How many taps were sent. */
  long taps() {
    return taps;
  }

  JsonObject json() {
    return new JsonObject()
        .put("drops", episodes.size())
        .put("claims", episodes.stream().mapToInt(one -> one.claims().answered()).sum())
        .put("trophies", episodes.stream().mapToInt(Episode::supply).sum())
        .put("taps", taps)
        .put("newcomers", newcomers.get())
        .put("returns", returns.get());
  }

  /** What is not as it has to be; to be asked on the swarm's loop, when it is over. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (Episode episode : episodes) {
      episode.claims().wrong(episode.supply()).forEach(line -> wrong.add(named(episode, line)));
    }
    return wrong;
  }

  /** What the drops' public records say otherwise; asks the server. */
  List<String> wrongRecords() {
    List<String> wrong = new ArrayList<>();
    for (Episode episode : episodes) {
      int awarded = episode.drop().awarded();
      if (awarded != episode.supply()) {
        wrong.add(named(episode, "%d of %d went.".formatted(awarded, episode.supply())));
      }
    }
    return wrong;
  }

  private static String named(Episode episode, String line) {
    return "drop " + episode.drop().id() + ": " + line;
  }
}
