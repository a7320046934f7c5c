package io.trophycast.runtime;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A client of the socket for tests; what it hears is kept until somebody asks for it. */
final class LiveSocket {
  private static final long PATIENCE_SECONDS = 40;

  private final WebSocket socket;
  private final LinkedBlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
  private final List<ServerMessage> passedOver = new ArrayList<>();
  private final List<RawMoment> moments = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile long closedAt;
  private Optional<ServerMessage.Welcome> welcome = Optional.empty();

  private LiveSocket(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(text -> heard(Codec.decodeServer(text)));
    socket.closeHandler(
        _ -> {
          Short code = socket.closeStatusCode();
          closedAt = System.nanoTime();
          closed.complete(code == null ? 1006 : (int) code);
        });
    socket.exceptionHandler(_ -> {});
  }

  static LiveSocket connect(WebSocketClient client, int port) {
    return connect(client, options(port));
  }

  static LiveSocket connect(WebSocketClient client, WebSocketConnectOptions options) {
    return new LiveSocket(RunningServer.await(client.connect(options)));
  }

  static WebSocketConnectOptions options(int port) {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(port)
        .setURI("/live")
        .addSubProtocol("trophycast.v1");
  }

  private synchronized void heard(ServerMessage message) {
    if (message instanceof ServerMessage.Moments(List<RawMoment> more)) {
      moments.addAll(more);
    }
    heard.add(message);
  }

  WebSocket socket() {
    return socket;
  }

  /** Says hello and waits for the welcome. */
  ServerMessage.Welcome hello(String token) {
    return hello(token, Optional.empty());
  }

  ServerMessage.Welcome hello(String token, Optional<Position> position) {
    say(new ClientMessage.Hello("hi", token, Optional.empty(), position));
    var answer = next(ServerMessage.Welcome.class);
    welcome = Optional.of(answer);
    return answer;
  }

  ServerMessage.Welcome helloAsHost(String token, StageId stage) {
    say(new ClientMessage.Hello("hi", token, Optional.of(stage), Optional.empty()));
    return next(ServerMessage.Welcome.class);
  }

  ServerMessage.Welcome welcome() {
    return welcome.orElseThrow();
  }

  void say(ClientMessage message) {
    say(Codec.encode(message));
  }

  void say(String text) {
    socket.writeTextMessage(text);
  }

  void claim(DropId drop, String claim) {
    say(new ClientMessage.Claim("c-" + claim, drop, new ClaimId(claim)));
  }

  /** Claims, again whenever the answer is not final, and returns the final one. */
  ClaimOutcome claimToTheEnd(DropId drop, String claim) {
    while (true) {
      claim(drop, claim);
      ClaimOutcome outcome = outcome();
      if (!(outcome instanceof ClaimOutcome.Undecided undecided)) {
        return outcome;
      }
      var askAgain = CompletableFuture.delayedExecutor(undecided.retryIn(), TimeUnit.MILLISECONDS);
      CompletableFuture.runAsync(() -> {}, askAgain).join();
    }
  }

  ClaimOutcome outcome() {
    return next(ServerMessage.Outcome.class).outcome();
  }

  /** The next message of this type; others stay to be asked for. */
  <T extends ServerMessage> T next(Class<T> type) {
    return next(type, _ -> true);
  }

  <T extends ServerMessage> T next(Class<T> type, Predicate<T> wanted) {
    for (ServerMessage message : passedOver) {
      if (type.isInstance(message) && wanted.test(type.cast(message))) {
        passedOver.remove(message);
        return type.cast(message);
      }
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        ServerMessage message = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          throw new AssertionError(
              "No %s; close code %s; %s"
                  .formatted(type.getSimpleName(), closed.getNow(0), passedOver));
        }
        if (type.isInstance(message) && wanted.test(type.cast(message))) {
          return type.cast(message);
        }
        passedOver.add(message);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits for a moment whose JSON contains this text. */
  RawMoment moment(String text) {
    var message =
        next(
            ServerMessage.Moments.class,
            found -> found.moments().stream().anyMatch(moment -> moment.json().contains(text)));
    passedOver.add(message);
    return message.moments().stream()
        .filter(moment -> moment.json().contains(text))
        .findFirst()
        .orElseThrow();
  }

  /** All moments heard so far. */
  synchronized List<RawMoment> moments() {
    return List.copyOf(moments);
  }

  /** The code of the close frame, or 1006 when there was none. */
  int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The socket stays open", e);
    }
  }

  /** When it was closed, by {@link System#nanoTime()}. */
  long closedAt() {
    return closedAt;
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  void close() {
    RunningServer.await(socket.close());
  }
}
