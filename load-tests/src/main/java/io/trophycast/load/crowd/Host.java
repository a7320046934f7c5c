package io.trophycast.load.crowd;

import io.trophycast.load.checker.Event;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Runs the stage: one drop after the other with other terms each time, some of them cancelled or
 * ended early, and points for somebody in between. Runs on a thread of its own.
 */
public final class Host implements Runnable {
  private static final double SECOND_THOUGHTS = 0.15;
  private static final int LOOKED_AFTER = 5;

  /** As by somebody who does not trust the first answer; the key says that it is the same. */
  private static final int TIMES_AN_AWARD_IS_SENT = 2;

  private final Api api;
  private final Recorder recorder;
  private final RandomGenerator random;
  private final String token;
  private final String stage;
  private final List<Me> members;
  private final List<String> drops = new CopyOnWriteArrayList<>();
  private final AtomicInteger restored = new AtomicInteger();
  private volatile boolean done;

  /**
   * @param members who can be given points
   */
  public Host(
      Api api,
      Recorder recorder,
      RandomGenerator random,
      String token,
      String stage,
      List<Me> members) {
    this.api = api;
    this.recorder = recorder;
    this.random = random;
    this.token = token;
    this.stage = stage;
    this.members = members;
  }

  /** Trades whichever of these one-time secrets is good for a token. */
  public static String enter(Api api, List<String> secrets) {
    for (String secret : secrets) {
      Api.Reply reply = api.postOnce("/host-sessions", new JsonObject().put("link", secret));
      if (reply.isGood()) {
        return reply.body().getString("token");
      }
    }
    throw new IllegalStateException("None of the instances' host links is good.");
  }

  @Override
  public void run() {
    while (!done) {
      String drop = schedule();
      pause(random.nextInt(300, 3000));
      if (random.nextDouble() < SECOND_THOUGHTS) {
        end(drop);
      }
      award();
      restoreFrozen(false);
      pause(random.nextInt(300, 3000));
    }
  }

  /** Schedules no more. */
  public void stop() {
    done = true;
  }

  /** All that was scheduled, whether this host was told of it or only finds it in the list. */
  public List<String> drops() {
    return Stream.concat(drops.stream(), listed().stream()).distinct().toList();
  }

  /** Ends a drop now, whether it has opened or not. */
  private void end(String drop) {
    api.post("/stages/" + stage + "/drops/" + drop + "/end", token, new JsonObject(), "");
  }

  /**
   * Looks after the newest drops, or after all that are listed: one that is frozen because Redis
   * lost something gets back what is remembered of it. A drop that this host was never told of may
   * be among them: its announcement got lost with a primary, and an instance had seen it.
   */
  public void restoreFrozen(boolean all) {
    List<String> listed = listed();
    for (String drop :
        listed.subList(0, all ? listed.size() : Math.min(LOOKED_AFTER, listed.size()))) {
      if (state(drop).equals("frozen")) {
        api.done("/stages/" + stage + "/drops/" + drop + "/restore", token, new JsonObject(), "");
        restored.incrementAndGet();
      }
    }
  }

  /** How often a drop was frozen and restored. */
  public int restored() {
    return restored.get();
  }

  /** Ends what has not ended. A drop that is gone is left to the checker. */
  public void endAll() {
    drops().stream().filter(drop -> !state(drop).equals("ended")).forEach(this::end);
  }

  /** The ids of all that is listed, newest first. */
  private List<String> listed() {
    JsonArray list =
        api.get("/stages/" + stage + "/drops", "").body().getJsonArray("drops", new JsonArray());
    return list.stream().map(drop -> ((JsonObject) drop).getString("id")).toList();
  }

  private String state(String drop) {
    return api.get("/stages/" + stage + "/drops/" + drop, "").body().getString("state", "gone");
  }

  private String schedule() {
    int supply = random.nextInt(10) == 0 ? 1 : random.nextInt(2, 60);
    var request =
        new DropRequest(
            "Drop " + (drops.size() + 1),
            supply,
            random.nextInt(4) == 0 ? random.nextInt(2, 4) : 1,
            random.nextInt(100),
            opens(),
            random.nextInt(6, 20));
    JsonObject drop = api.done("/stages/" + stage + "/drops", token, request.json(), key());
    drops.add(drop.getString("id"));
    recorder.add(
        new Event.Scheduled(
            recorder.now(),
            drop.getString("id"),
            drop.getInteger("supply"),
            drop.getInteger("limit"),
            drop.getLong("opensAt")));
    return drop.getString("id");
  }

  private OptionalInt opens() {
    return random.nextInt(6) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(1, 5));
  }

  private void award() {
    Me member = members.get(random.nextInt(members.size()));
    int points = random.nextInt(1, 50);
    var award =
        new JsonObject()
            .put("member", member.id())
            .put("points", points)
            .put("reason", "Held the ladder");
    var awards = new JsonObject().put("awards", new JsonArray().add(award));
    String key = key();
    for (int i = 0; i < TIMES_AN_AWARD_IS_SENT; i++) {
      api.done("/stages/" + stage + "/awards", token, awards, key);
      recorder.add(new Event.Awarded(recorder.now(), member.id(), points, key));
    }
  }

  private String key() {
    return "chaos-" + Long.toHexString(random.nextLong() | 1L << 60);
  }

  private void pause(long millis) {
    if (!done) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
  }
}
