package io.trophycast.load.crowd;

import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.Moment;
import io.trophycast.load.checker.Outcome;
import io.trophycast.load.checker.Position;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One connection of a member, from the attempt to its end, written down as it happens. Belongs to
 * one event loop.
 */
final class LiveSocket {
  private static final int OPEN_PATIENCE_MS = 8000;
  private static final int PULSE_MS = 1000;

  /** The contract promises a sign of life every ten seconds. */
  private static final long SILENCE_NANOS = 13_000_000_000L;

  /** Counters and board, the most frequent by far, which nobody here looks at. */
  private static final String LATEST = "{\"type\":\"latest\"";

  private final Vertx vertx;
  private final Recorder recorder;
  private final Me me;
  private final String via;
  private final Optional<Position> asked;
  private final Listener listener;
  private final long pulse;
  private Optional<WebSocket> socket = Optional.empty();
  private Optional<Position> position = Optional.empty();
  private long heard = System.nanoTime();
  private int returnWindow = 1500;
  private boolean over;

  /** Who uses it. */
  interface Listener {
    /** Moments can be expected from now on; a snapshot's drops are given. */
    void welcomed(JsonArray drops);

    void moment(Moment moment, JsonObject json);

    void answered(String ref, Outcome outcome);

    /** It is over; come back within so many milliseconds. */
    void ended(int returnWindow);
  }

  private LiveSocket(
      Vertx vertx,
      Recorder recorder,
      Me me,
      String via,
      Optional<Position> asked,
      Listener listener) {
    this.vertx = vertx;
    this.recorder = recorder;
    this.me = me;
    this.via = via;
    this.asked = asked;
    this.listener = listener;
    this.pulse = vertx.setPeriodic(PULSE_MS, _ -> lookAlive());
  }

  static LiveSocket open(
      Vertx vertx,
      WebSocketClient client,
      Target target,
      Recorder recorder,
      Me me,
      String via,
      Optional<Position> asked,
      Listener listener) {
    var live = new LiveSocket(vertx, recorder, me, via, asked, listener);
    client
        .connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(target.port())
                .setURI("/live")
                .setTimeout(OPEN_PATIENCE_MS)
                .addSubProtocol("trophycast.v1"))
        .onSuccess(live::greet)
        .onFailure(_ -> live.end());
    return live;
  }

  String via() {
    return via;
  }

  boolean isWelcomed() {
    return position.isPresent() && !over;
  }

  /** Where this connection has got to. */
  Optional<Position> position() {
    return position;
  }

  void say(JsonObject message) {
    socket.ifPresent(open -> open.writeTextMessage(message.encode()));
  }

  /** Ends it, from this side. */
  void end() {
    if (over) {
      return;
    }
    over = true;
    vertx.cancelTimer(pulse);
    if (position.isPresent()) {
      recorder.add(new Event.Left(recorder.now(), me.id(), via));
    }
    socket.ifPresent(WebSocket::close);
    listener.ended(returnWindow);
  }

  private void greet(WebSocket opened) {
    if (over) {
      opened.close();
      return;
    }
    socket = Optional.of(opened);
    opened.textMessageHandler(this::hear);
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> end());
    var hello = new JsonObject().put("type", "hello").put("ref", "hello").put("token", me.token());
    asked.ifPresent(
        at ->
            hello.put(
                "position", new JsonObject().put("epoch", at.epoch()).put("offset", at.offset())));
    say(hello);
  }

  private void lookAlive() {
    long silent = System.nanoTime() - heard;
    if (silent > SILENCE_NANOS || (position.isEmpty() && silent > OPEN_PATIENCE_MS * 1_000_000L)) {
      end();
    }
  }

  private void hear(String text) {
    if (over) {
      return;
    }
    heard = System.nanoTime();
    if (text.startsWith(LATEST)) {
      return;
    }
    var message = new JsonObject(text);
    switch (message.getString("type")) {
      case "welcome" -> welcomed(message);
      case "moments" ->
          message.getJsonArray("moments").forEach(moment -> moment((JsonObject) moment));
      case "outcome" -> {
        recorder.keep(me.id(), message.getJsonObject("outcome"));
        listener.answered(message.getString("ref"), Answers.read(message.getJsonObject("outcome")));
      }
      case "error" ->
          listener.answered(
              message.getString("ref", ""), new Outcome.Failed(message.getString("code")));
      case "bye" -> returnWindow = Math.max(1, message.getInteger("retryIn", returnWindow));
      default -> {}
    }
  }

  private void welcomed(JsonObject message) {
    Position at = position(message.getJsonObject("position"));
    JsonArray drops =
        message.getJsonObject("snapshot", new JsonObject()).getJsonArray("drops", new JsonArray());
    Map<String, Integer> awarded = new HashMap<>();
    for (Object drop : drops) {
      awarded.put(((JsonObject) drop).getString("id"), ((JsonObject) drop).getInteger("awarded"));
    }
    position = Optional.of(at);
    recorder.add(
        new Event.Welcomed(
            recorder.now(), me.id(), via, asked, at, message.getBoolean("resumed"), awarded));
    listener.welcomed(drops);
  }

  private void moment(JsonObject json) {
    Moment moment = recorder.moment(json);
    recorder.add(new Event.Heard(recorder.now(), me.id(), via, moment));
    position = position.map(before -> new Position(before.epoch(), moment.offset()));
    listener.moment(moment, json);
  }

  static Position position(JsonObject json) {
    return new Position(json.getString("epoch"), json.getLong("offset"));
  }
}
