package io.trophycast.demo;

import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulated members who come in one after the other and stay. Belongs to one event loop. */
final class Crowd {
  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

  /** Thirty people a second: a full house well before the first drop opens. */
  private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(33);

  /** A snapshot of a busy stage is longer than what Vert.x allows a message by default. */
  private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;

  private final Vertx vertx;
  private final StageApi api;
  private final Stage stage;
  private final DemoScript script;
  private final RandomGenerator random;
  private final WebSocketClient sockets;
  private final WebSocketConnectOptions live;
  private final CrowdTally tally = new CrowdTally();
  private final List<MemberId> ids = new ArrayList<>();
  private final List<SimulatedMember> members = new ArrayList<>();

  Crowd(
      Vertx vertx,
      DemoSettings settings,
      StageApi api,
      Stage stage,
      DemoScript script,
      RandomGenerator random) {
    this.vertx = vertx;
    this.api = api;
    this.stage = stage;
    this.script = script;
    this.random = random;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(settings.members())
                .setMaxFrameSize(LONGEST_MESSAGE)
                .setMaxMessageSize(LONGEST_MESSAGE));
    this.live =
        new WebSocketConnectOptions()
            .setAbsoluteURI(
                settings.server().resolve("/live").toString().replaceFirst("^http", "ws"))
            .addSubProtocol("trophycast.v1");
  }

  /** Lets so many people in, at the pace at which people come through a door. */
  void gather(int size) {
    if (size > 0) {
      arrive();
      vertx.setTimer(BETWEEN_ARRIVALS.toMillis(), _ -> gather(size - 1));
    }
  }

  /** Anybody who is in. */
  Optional<MemberId> somebody() {
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
  }

  /** Sends everybody home. */
  void disperse() {
    members.forEach(SimulatedMember::leave);
  }

  CrowdTally tally() {
    return tally;
  }

  private void arrive() {
    join()
        .onSuccess(
            joined -> {
              ids.add(new MemberId(joined.getJsonObject("member").getString("id")));
              var member =
                  new SimulatedMember(
                      vertx, sockets, live, joined.getString("token"), random, tally);
              members.add(member);
              member.watch();
              member.fidget();
            })
        .onFailure(refusal -> LOG.warn("a simulated member could not join", refusal));
  }

  private Future<JsonObject> join() {
    return api.post(
        "/stages/" + stage.id() + "/members",
        Optional.empty(),
        new JsonObject().put("pin", stage.pin().value()).put("name", script.name()));
  }
}
