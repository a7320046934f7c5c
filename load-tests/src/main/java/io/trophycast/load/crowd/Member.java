package io.trophycast.load.crowd;

import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.Moment;
import io.trophycast.load.checker.Outcome;
import io.trophycast.load.checker.Position;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A seeded life: watches through one instance after the other, taps early, in time, late and twice,
 * loses the connection and resumes, and does not rest before each tap has its answer. Belongs to
 * one event loop.
 */
final class Member implements LiveSocket.Listener {
  private static final int ANSWER_PATIENCE_MS = 3000;
  private static final double BY_SOCKET = 0.8;
  private static final double TWICE_AT_ONCE = 0.1;
  private static final double ONCE_MORE = 0.1;
  private static final double COLD_RETURN = 0.2;

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final HttpClient http;
  private final List<Target> targets;
  private final Recorder recorder;
  private final String stage;
  private final Me me;
  private final RandomGenerator random;

  private final Map<String, Attempt> attempts = new HashMap<>();
  private final Map<String, Attempt> asked = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private Optional<LiveSocket> socket = Optional.empty();
  private Optional<Position> left = Optional.empty();
  private int connections;
  private int questions;
  private boolean calm;
  private boolean gone;
  private volatile Optional<Position> position = Optional.empty();
  private volatile int unsettled;

  Member(
      Vertx vertx,
      WebSocketClient sockets,
      HttpClient http,
      List<Target> targets,
      Recorder recorder,
      String stage,
      Me me,
      RandomGenerator random) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.http = http;
    this.targets = targets;
    this.recorder = recorder;
    this.stage = stage;
    this.me = me;
    this.random = random;
  }

  /** Arrives and stays. */
  void live() {
    connect();
    fidget();
    wander();
  }

  /** Stays connected from now on, and taps no more than it has to. */
  void calm() {
    calm = true;
  }

  /** Goes home. */
  void leave() {
    gone = true;
    socket.ifPresent(LiveSocket::end);
  }

  /** How many taps have no last word; may be asked from any thread. */
  int unsettled() {
    return unsettled;
  }

  /** Where it is, while it is connected; may be asked from any thread. */
  Optional<Position> position() {
    return position;
  }

  @Override
  public void welcomed(JsonArray drops) {
    note();
    drops.forEach(drop -> plan((JsonObject) drop));
    attempts.values().stream()
        .filter(attempt -> !attempt.isSettled() && attempt.timer() >= 0)
        .forEach(attempt -> next(attempt, random.nextInt(1, 300)));
  }

  @Override
  public void moment(Moment moment, JsonObject json) {
    note();
    if (moment.type().equals("drop.scheduled")) {
      plan(json.getJsonObject("drop"));
    }
  }

  @Override
  public void answered(String ref, Outcome outcome) {
    Attempt attempt = asked.remove(ref);
    if (attempt != null) {
      learn(attempt, socket.map(LiveSocket::via).orElse("?"), outcome);
    }
  }

  @Override
  public void ended(int returnWindow) {
    socket = Optional.empty();
    position = Optional.empty();
    asked.clear();
    after(random.nextInt(Math.max(1, Math.min(returnWindow, 8000))), this::connect);
  }

  private void note() {
    left = socket.flatMap(LiveSocket::position);
    position = left;
  }

  private void connect() {
    Target target = anywhere();
    connections++;
    String via = me.name() + "/" + connections + "@" + target.name();
    Optional<Position> from = random.nextDouble() < COLD_RETURN ? Optional.empty() : left;
    socket = Optional.of(LiveSocket.open(vertx, sockets, target, recorder, me, via, from, this));
  }

  /** Loses the connection now and then. */
  private void wander() {
    after(
        random.nextInt(4_000, 40_000),
        () -> {
          if (!calm) {
            socket.ifPresent(LiveSocket::end);
          }
          wander();
        });
  }

  private void fidget() {
    after(
        random.nextInt(1_000, 8_000),
        () -> {
          if (!calm) {
            var taps = new JsonObject().put("type", "confetti").put("taps", random.nextInt(1, 8));
            socket.filter(LiveSocket::isWelcomed).ifPresent(open -> open.say(taps));
          }
          fidget();
        });
  }

  /** Makes up its mind about a drop, once. */
  private void plan(JsonObject drop) {
    String id = drop.getString("id");
    if (drop.getString("state").equals("ended") || !known.add(id)) {
      return;
    }
    long opensIn = drop.getLong("opensAt") - System.currentTimeMillis();
    double mood = random.nextDouble();
    int taps = mood < 0.1 ? 0 : mood < 0.7 ? 1 : mood < 0.93 ? 2 : 3;
    for (int i = 0; i < taps; i++) {
      var attempt = new Attempt(id, "tap-" + Long.toHexString(random.nextLong() | 1L << 60));
      attempts.put(attempt.claim(), attempt);
      next(attempt, Math.max(1, opensIn + reaction()));
    }
    count();
  }

  /** Milliseconds after the opening, or before it. */
  private long reaction() {
    double mood = random.nextDouble();
    if (mood < 0.2) {
      return -random.nextLong(1, 1500);
    }
    return mood < 0.7 ? random.nextLong(150) : random.nextLong(150, 4000);
  }

  private void next(Attempt attempt, long millis) {
    if (attempt.timer() >= 0) {
      vertx.cancelTimer(attempt.timer());
    }
    attempt.timer(after(millis, () -> ask(attempt)));
  }

  private void ask(Attempt attempt) {
    next(attempt, ANSWER_PATIENCE_MS + random.nextInt(500));
    if (socket.filter(LiveSocket::isWelcomed).isPresent() && random.nextDouble() < BY_SOCKET) {
      askBySocket(attempt, socket.get());
    } else {
      askByHttp(attempt);
    }
    if (random.nextDouble() < TWICE_AT_ONCE) {
      askByHttp(attempt);
    }
  }

  private void askBySocket(Attempt attempt, LiveSocket open) {
    questions++;
    String ref = "q" + questions;
    asked.put(ref, attempt);
    recorder.add(
        new Event.Asked(recorder.now(), me.id(), open.via(), attempt.drop(), attempt.claim()));
    open.say(
        new JsonObject()
            .put("type", "claim")
            .put("ref", ref)
            .put("drop", attempt.drop())
            .put("claim", attempt.claim()));
  }

  private void askByHttp(Attempt attempt) {
    Target target = anywhere();
    String via = me.name() + "/http@" + target.name();
    recorder.add(new Event.Asked(recorder.now(), me.id(), via, attempt.drop(), attempt.claim()));
    http.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(target.port())
                .setURI("/api/v1/stages/" + stage + "/drops/" + attempt.drop() + "/claims")
                .setTimeout(ANSWER_PATIENCE_MS)
                .putHeader("content-type", "application/json")
                .putHeader("authorization", "Bearer " + me.token()))
        .compose(request -> request.send(new JsonObject().put("claim", attempt.claim()).toBuffer()))
        .compose(response -> response.body())
        .onSuccess(
            body -> {
              recorder.keep(me.id(), body.toJsonObject());
              learn(attempt, via, Answers.read(body.toJsonObject()));
            });
  }

  private void learn(Attempt attempt, String via, Outcome outcome) {
    recorder.add(
        new Event.Answered(recorder.now(), me.id(), via, attempt.drop(), attempt.claim(), outcome));
    if (attempt.isSettled()) {
      return;
    }
    switch (outcome) {
      case Outcome.NotOpen early ->
          next(attempt, Math.max(50, early.opensAt() - System.currentTimeMillis()));
      case Outcome.Undecided undecided -> next(attempt, Math.max(50, undecided.retryIn()));
      case Outcome.Failed _ -> next(attempt, random.nextInt(500, 1500));
      case Outcome.Won _, Outcome.AlreadyYours _, Outcome.SoldOut _, Outcome.Closed _ ->
          settle(attempt);
    }
  }

  private void settle(Attempt attempt) {
    attempt.settle();
    vertx.cancelTimer(attempt.timer());
    count();
    if (random.nextDouble() < ONCE_MORE) {
      after(random.nextInt(1, 5000), () -> askByHttp(attempt));
    }
  }

  private void count() {
    unsettled = (int) attempts.values().stream().filter(attempt -> !attempt.isSettled()).count();
  }

  private Target anywhere() {
    return targets.get(random.nextInt(targets.size()));
  }

  private long after(long millis, Runnable then) {
    return vertx.setTimer(
        Math.max(1, millis),
        _ -> {
          if (!gone) {
            then.run();
          }
        });
  }
}
