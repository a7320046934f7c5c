package io.trophycast.load.crowd;

import io.trophycast.load.checker.Position;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All members of a run, spread over a few event loops. It may be used from any thread. */
public final class Crowd {
  private static final int LOOPS = 2;
  private static final int CONNECTIONS = 60;
  private static final int CONNECT_TIMEOUT_MS = 3000;
  private static final int LARGEST_MESSAGE = 1 << 20;

  private final List<Loop> loops = new ArrayList<>();
  private final List<Member> members = new CopyOnWriteArrayList<>();
  private final List<Target> targets;
  private final Recorder recorder;
  private final String stage;

  /** An empty crowd at a stage. */
  public Crowd(Vertx vertx, List<Target> targets, Recorder recorder, String stage) {
    this.targets = List.copyOf(targets);
    this.recorder = recorder;
    this.stage = stage;
    for (int i = 0; i < LOOPS; i++) {
      var loop = new Loop();
      vertx.deployVerticle(loop).await();
      loops.add(loop);
    }
  }

  /** Lets a member who has joined live. */
  public void add(Me me, RandomGenerator random) {
    Loop loop = loops.get(members.size() % LOOPS);
    var member =
        new Member(
            loop.getVertx(), loop.sockets(), loop.http(), targets, recorder, stage, me, random);
    members.add(member);
    loop.context().runOnContext(_ -> member.live());
  }

  /** Everybody stays connected from now on. */
  public void calm() {
    members.forEach(Member::calm);
  }

  /** Everybody goes home. */
  public void leave() {
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      loops.get(i % LOOPS).context().runOnContext(_ -> member.leave());
    }
  }

  /** How many taps wait for their last word. */
  public int unsettled() {
    return members.stream().mapToInt(Member::unsettled).sum();
  }

  /** How many are not connected, or have not got to this place in the history. */
  public long behind(Position end) {
    return members.stream()
        .filter(
            member ->
                member
                    .position()
                    .filter(at -> at.epoch().equals(end.epoch()) && at.offset() >= end.offset())
                    .isEmpty())
        .count();
  }

  /** One event loop with its clients. */
  private static final class Loop extends AbstractVerticle {
    private @Nullable WebSocketClient sockets;
    private @Nullable HttpClient http;

    @Override
    public void start() {
      sockets =
          vertx.createWebSocketClient(
              new WebSocketClientOptions()
                  .setMaxConnections(10_000)
                  .setMaxFrameSize(LARGEST_MESSAGE)
                  .setMaxMessageSize(LARGEST_MESSAGE)
                  .setClosingTimeout(1)
                  .setConnectTimeout(CONNECT_TIMEOUT_MS));
      http =
          vertx
              .httpClientBuilder()
              .with(new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS))
              .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
              .build();
    }

    WebSocketClient sockets() {
      return Objects.requireNonNull(sockets);
    }

    HttpClient http() {
      return Objects.requireNonNull(http);
    }

    Context context() {
      return context;
    }
  }
}
