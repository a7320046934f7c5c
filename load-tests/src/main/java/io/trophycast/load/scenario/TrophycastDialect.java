package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Dialect;
import io.trophycast.load.crowd.Me;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How a member talks to this project's server. */
final class TrophycastDialect implements Dialect {
  private static final String WELCOME = "{\"type\":\"welcome\"";

  private final AtomicReferenceArray<Me> members;
  private volatile Optional<JsonObject> position = Optional.empty();

  TrophycastDialect(List<Me> members) {
    this.members = new AtomicReferenceArray<>(members.toArray(Me[]::new));
  }

  /** From now on, who connects with this number is somebody else. */
  void becomes(int number, Me other) {
    members.set(number, other);
  }

  /** From now on, who connects has been here before and got so far. */
  void resumeFrom(JsonObject at) {
    position = Optional.of(at);
  }

  @Override
  public String path() {
    return "/live";
  }

  @Override
  public String subprotocol() {
    return "trophycast.v1";
  }

  @Override
  public Optional<String> greeting(int number) {
    var hello =
        new JsonObject()
            .put("type", "hello")
            .put("ref", "hello")
            .put("token", members.get(number).token());
    position.ifPresent(at -> hello.put("position", at));
    return Optional.of(hello.encode());
  }

  @Override
  public boolean isWelcome(ByteBuf bytes, int at, int length) {
    return Texts.startsWith(bytes, at, length, WELCOME);
  }
}
