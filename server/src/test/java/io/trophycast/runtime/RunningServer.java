package io.trophycast.runtime;

import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.identity.Grant;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Citation;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A whole server in this JVM on a real Redis, with what tests do to it. */
final class RunningServer implements AutoCloseable {
  static final Actor HOST = new Actor("host:test");
  static final URI PUBLIC_URL = URI.create("https://trophycast.example");

  final RedisServer redis;
  final Server server;
  final Vertx clientVertx = Vertx.vertx();
  final WebSocketClient client;

  /** A member with the token to prove it. */
  record Guest(StageId stage, MemberId id, String name, String token) {}

  RunningServer() {
    this(RedisServer.start());
  }

  RunningServer(RedisServer redis) {
    this.redis = redis;
    try {
      Path data = Files.createTempDirectory("trophycast");
      this.server =
          Server.start(
              new Configuration(
                  0, "127.0.0.1", data, Optional.of(redis.uri()), Optional.of(PUBLIC_URL)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.client =
        clientVertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(5000)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 22));
  }

  StageId stage() {
    return await(
            features()
                .stages()
                .create(
                    "Friday Lights",
                    "Europe/Berlin",
                    List.of(Language.ENGLISH),
                    HOST,
                    Optional.empty()))
        .toOptional()
        .orElseThrow()
        .id();
  }

  Guest member(StageId stage, String name) {
    var member =
        await(features().members().join(stage, name, Optional.empty(), Optional.empty()))
            .toOptional()
            .orElseThrow();
    Grant grant = features().tokens().grantMember(stage, member.id());
    return new Guest(stage, member.id(), member.name(), grant.token());
  }

  Drop drop(StageId stage, int supply, Opens opens) {
    return drop(stage, supply, opens, 60);
  }

  Drop drop(StageId stage, int supply, Opens opens, int duration) {
    var wish =
        new NewDrop(
            "Night Owl",
            Optional.of("🦉"),
            Optional.empty(),
            supply,
            opens,
            duration,
            Optional.empty(),
            Optional.of(50L),
            new Citation("Stayed late", "It mattered", "Mara"),
            "Be quick.",
            Optional.empty());
    return await(features().drops().schedule(stage, wish, HOST, Optional.empty()))
        .toOptional()
        .orElseThrow();
  }

  Features features() {
    return server.features();
  }

  int port() {
    return server.port();
  }

  /** A socket that has connected and said nothing yet. */
  LiveSocket connect() {
    return LiveSocket.connect(client, port());
  }

  /** A socket that watches a stage as this member. */
  LiveSocket watch(Guest guest) {
    LiveSocket socket = connect();
    socket.hello(guest.token());
    return socket;
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(clientVertx.close());
    server.close();
    redis.close();
  }
}
