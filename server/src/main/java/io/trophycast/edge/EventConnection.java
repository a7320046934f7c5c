package io.trophycast.edge;

import io.trophycast.fanout.Connection;
import io.trophycast.fanout.Frame;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.Position;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/** A response of server-sent events as the fan-out sees it. */
final class EventConnection implements Connection {
  private static final long GRACE_MILLIS = 10_000;

  private final Vertx vertx;
  private final HttpServerResponse response;

  EventConnection(Vertx vertx, HttpServerResponse response) {
    this.vertx = vertx;
    this.response = response;
  }

  @Override
  public void write(Frame frame) {
    if (!ended()) {
      response.write(event(frame));
    }
  }

  @Override
  public boolean writable() {
    return !ended() && !response.writeQueueFull();
  }

  @Override
  public void whenWritable(Runnable drain) {
    response.drainHandler(_ -> drain.run());
  }

  @Override
  public void close(CloseCode code, Frame bye) {
    if (ended()) {
      return;
    }
    // Written once the other side took it; a response that has ended accepts no handler any more.
    long cut = vertx.setTimer(GRACE_MILLIS, _ -> response.reset());
    var _ = response.end(event(bye)).onComplete(_ -> vertx.cancelTimer(cut));
  }

  private boolean ended() {
    return response.ended() || response.closed();
  }

  /** The frame's JSON is one line, so that one data field holds it. */
  private static Buffer event(Frame frame) {
    var head = new StringBuilder("event: ").append(frame.event()).append('\n');
    frame.position().ifPresent(at -> head.append("id: ").append(id(at)).append('\n'));
    head.append("data: ");
    return Buffer.buffer(head.length() + frame.size() + 2)
        .appendBytes(head.toString().getBytes(StandardCharsets.UTF_8))
        .appendBytes(frame.json())
        .appendString("\n\n");
  }

  private static String id(Position position) {
    return position.epoch() + ":" + position.offset();
  }
}
