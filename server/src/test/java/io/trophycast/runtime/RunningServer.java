package io.trophycast.runtime;

import io.trophycast.drop.Opens;
import io.trophycast.edge.TrustedProxies;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Durability;
import io.trophycast.redis.RedisServer;
import io.trophycast.runtime.Backstage.Guest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A whole server in this JVM on a real Redis, with what tests do to it. */
final class RunningServer implements AutoCloseable {
  static final Actor HOST = Backstage.HOST;
  static final URI PUBLIC_URL = URI.create("https://trophycast.example");

  final RedisServer redis;
  final Server server;
  final Path data;
  final Vertx clientVertx = Vertx.vertx();
  final WebSocketClient client = client(clientVertx);
  private final Backstage backstage;
  private final boolean redisIsOurs;

  /** A server with a Redis of its own. */
  RunningServer() {
    this(Server.Limits.STANDARD);
  }

  /** A server with a Redis of its own and these limits. */
  RunningServer(Server.Limits limits) {
    this(RedisServer.start(), Optional.empty(), Duration.ZERO, limits);
  }

  /** One more server on the Redis of another, with its signing key. */
  RunningServer(RunningServer other) {
    this(other, Duration.ZERO);
  }

  /** One more server on the Redis of another, which says so long before that it is going. */
  RunningServer(RunningServer other, Duration drain) {
    this(
        other.redis, Optional.of(other.data.resolve("signing.key")), drain, Server.Limits.STANDARD);
  }

  private RunningServer(
      RedisServer redis, Optional<Path> signingKey, Duration drain, Server.Limits limits) {
    this.redis = redis;
    this.redisIsOurs = signingKey.isEmpty();
    try {
      this.data = Files.createTempDirectory("trophycast");
      this.server =
          Server.start(
              new Configuration(
                  0,
                  "127.0.0.1",
                  data,
                  signingKey,
                  Optional.of(redis.uri()),
                  new Durability.Disk(),
                  Optional.of(PUBLIC_URL),
                  Optional.of(new ManagementAddress("127.0.0.1", 0)),
                  TrustedProxies.parse("loopback"),
                  drain),
              limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.backstage = new Backstage(server.features());
  }

  static WebSocketClient client(Vertx vertx) {
    return vertx.createWebSocketClient(
        new WebSocketClientOptions()
            .setMaxConnections(5000)
            .setMaxFrameSize(1 << 20)
            .setMaxMessageSize(1 << 22));
  }

  StageId stage() {
    return backstage.stage();
  }

  Guest member(StageId stage, String name) {
    return backstage.member(stage, name);
  }

  /** A token of this server for a member of another on the same Redis. */
  String token(Guest guest) {
    return backstage.token(guest.stage(), guest.id());
  }

  Drop drop(StageId stage, int supply, Opens opens) {
    return backstage.drop(stage, supply, opens, 60);
  }

  Drop drop(StageId stage, int supply, Opens opens, int duration) {
    return backstage.drop(stage, supply, opens, duration);
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
    if (redisIsOurs) {
      redis.close();
    }
  }
}
