package io.trophycast.edge;

import io.trophycast.fanout.Frame;
import io.trophycast.fanout.Outbox;
import io.trophycast.identity.Principal;
import io.trophycast.identity.Scope;
import io.trophycast.identity.TokenCheck;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.Decoded;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.trophycast.stage.EndedDrops;
import io.trophycast.stage.Join;
import io.trophycast.stage.Viewer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket, from its upgrade to its end: says who is there, lets them watch their stage, and
 * answers what they ask. What it can't understand it answers or closes, and nobody else notices. It
 * belongs to its connection's loop.
 */
final class SocketSession implements Viewer, EdgeLoop.Guest, Inbox.Reader {
  private static final Logger log = LoggerFactory.getLogger(SocketSession.class);
  private static final long HELLO_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(45);
  private static final int TOO_FREQUENT_MILLIS = 1000;
  private static final int UNAVAILABLE_MILLIS = 1000;
  private static final int MALFORMED_ALLOWED = 10;

  private final LiveServices services;
  private final EdgeLoop loop;
  private final ServerWebSocket socket;
  private final SocketConnection connection;
  private final Outbox outbox;
  private final Inbox inbox;
  private final OwnStanding standing;
  private State state = new Greeting(System.nanoTime());
  private long heard = System.nanoTime();
  private long pinged = heard;
  private int malformed;

  /** Where a session is in its life. */
  private sealed interface State {}

  private record Greeting(long since) implements State {}

  private record Checking() implements State {}

  private record Joining(Principal principal, StageId stage) implements State {}

  private record Watching(Principal principal, StageId stage, EndedDrops ended) implements State {}

  private record Over() implements State {}

  SocketSession(LiveServices services, EdgeLoop loop, ServerWebSocket socket) {
    this.services = services;
    this.loop = loop;
    this.socket = socket;
    this.connection = new SocketConnection(socket);
    this.outbox = new Outbox(connection);
    this.inbox = new Inbox(this, heard);
    this.standing = new OwnStanding(services.members(), loop, outbox);
  }

  void start() {
    loop.add(this);
    connection.whenViolated(
        code ->
            violated(code, "A frame was larger than allowed or against the WebSocket protocol."));
    socket.frameHandler(
        frame -> {
          heard = System.nanoTime();
          if (!outbox.closed()) {
            inbox.frame(frame, heard);
          }
        });
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> gone());
  }

  @Override
  public void message(byte[] bytes) {
    switch (Codec.decode(bytes)) {
      case Decoded.Understood(ClientMessage message) -> understood(message);
      case Decoded.Malformed(
              Optional<String> ref,
              ErrorCode code,
              String sentence,
              Optional<String> pointer) -> {
        fail(ref, code, sentence, pointer, OptionalInt.empty());
        malformed++;
        if (state instanceof Greeting || malformed >= MALFORMED_ALLOWED) {
          outbox.close(CloseCode.BAD_MESSAGE, sentence);
        }
      }
    }
  }

  @Override
  public void tooFrequent() {
    fail(
        Optional.empty(),
        ErrorCode.TOO_FREQUENT,
        "At most twenty messages a second; this one was not looked at.",
        Optional.empty(),
        OptionalInt.of(TOO_FREQUENT_MILLIS));
  }

  @Override
  public void violated(CloseCode code, String sentence) {
    outbox.close(code, sentence);
  }

  @Override
  public void sweep(long nanos) {
    if (nanos - heard > SILENCE_NANOS) {
      connection.cut();
    } else if (state instanceof Greeting(long since) && nanos - since > HELLO_NANOS) {
      outbox.close(CloseCode.HELLO_TIMEOUT, "The first message is hello, within ten seconds.");
    } else if (nanos - pinged > PING_NANOS && connection.writable()) {
      pinged = nanos;
      var _ = socket.writePing(Buffer.buffer());
    }
  }

  @Override
  public void drain(int returnWindowMillis) {
    outbox.close(
        CloseCode.DRAINING,
        "This server is being restarted; come back in a moment.",
        returnWindowMillis);
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public void boardChanged() {
    standing.refreshInTurn();
  }

  @Override
  public void standingChanged() {
    standing.refresh();
  }

  @Override
  public void admitted(EndedDrops ended) {
    if (state instanceof Joining(Principal principal, StageId stage)) {
      state = new Watching(principal, stage, ended);
      memberOf(principal).ifPresent(member -> standing.follow(stage, member));
    }
  }

  @Override
  public void refused(CloseCode code, String sentence) {
    outbox.close(code, sentence);
  }

  private void understood(ClientMessage message) {
    if (message instanceof ClientMessage.Hello hello) {
      greet(hello);
    } else if (state instanceof Watching(Principal principal, StageId stage, EndedDrops ended)) {
      switch (message) {
        case ClientMessage.Hello _ -> {}
        case ClientMessage.Time(String ref) ->
            send(new ServerMessage.Time(ref, services.clock().now()));
        case ClientMessage.Claim claim ->
            takingPart(principal, stage, claim.ref(), me -> claim(claim, stage, me, ended));
        case ClientMessage.Confetti(int taps) ->
            takingPart(
                principal,
                stage,
                "",
                me -> {
                  var _ = services.stages().throwConfetti(stage, me, taps);
                });
        case ClientMessage.Me(String ref) ->
            takingPart(principal, stage, ref, _ -> standing.answer(ref));
      }
    } else {
      fail(
          Optional.empty(),
          ErrorCode.BAD_MESSAGE,
          "The first message is hello; wait for its welcome.",
          Optional.empty(),
          OptionalInt.empty());
      if (state instanceof Greeting) {
        outbox.close(CloseCode.BAD_MESSAGE, "The first message is hello.");
      }
    }
  }

  private void greet(ClientMessage.Hello hello) {
    if (!(state instanceof Greeting)) {
      fail(
          Optional.of(hello.ref()),
          ErrorCode.BAD_MESSAGE,
          "Hello was said before; open another socket for another stage.",
          Optional.empty(),
          OptionalInt.empty());
      return;
    }
    state = new Checking();
    answered(
        services.tokens().verify(hello.token()),
        check -> {
          if (check.result() instanceof TokenCheck.Valid(Principal principal)) {
            enter(hello, principal);
          } else {
            outbox.close(CloseCode.UNAUTHORISED, "This token is not known, or not good any more.");
          }
        });
  }

  private void enter(ClientMessage.Hello hello, Principal principal) {
    Optional<StageId> stage = principal.stage().or(hello::stage);
    if (stage.isEmpty()) {
      fail(
          Optional.of(hello.ref()),
          ErrorCode.BAD_MESSAGE,
          "A host's hello says which stage.",
          Optional.of("/stage"),
          OptionalInt.empty());
      outbox.close(CloseCode.BAD_MESSAGE, "A host's hello says which stage.");
      return;
    }
    StageId where = hello.stage().orElse(stage.get());
    if (!principal.may(Scope.WATCH_STAGE, where)) {
      outbox.close(CloseCode.UNAUTHORISED, "This token is for another stage.");
      return;
    }
    state = new Joining(principal, where);
    services
        .stages()
        .join(
            new Join(
                where, loop.executor(), this, memberOf(principal), hello.ref(), hello.position()));
  }

  private void claim(ClientMessage.Claim claim, StageId stage, MemberId member, EndedDrops ended) {
    Optional<ClaimOutcome> certain = ended.outcome(claim.drop(), claim.claim(), member);
    if (certain.isPresent()) {
      send(new ServerMessage.Outcome(claim.ref(), certain.get()));
      return;
    }
    answered(
        services.claims().claim(stage, claim.drop(), member, claim.claim()),
        decided -> {
          if (decided.failed()) {
            log.error("A claim could not be decided stage={}", stage, decided.cause());
            unavailable(claim.ref());
            return;
          }
          switch (decided.result()) {
            case Answer.Given<ClaimOutcome>(ClaimOutcome outcome) ->
                send(new ServerMessage.Outcome(claim.ref(), outcome));
            case Answer.Refused<ClaimOutcome>(
                    ErrorCode code,
                    Optional<String> pointer,
                    String sentence) ->
                fail(Optional.of(claim.ref()), code, sentence, pointer, OptionalInt.empty());
          }
        });
  }

  private void takingPart(
      Principal principal, StageId stage, String ref, Consumer<MemberId> action) {
    if (principal instanceof Principal.Member me && principal.may(Scope.TAKE_PART, stage)) {
      action.accept(me.member());
      return;
    }
    fail(
        Optional.of(ref).filter(text -> !text.isEmpty()),
        ErrorCode.NOT_ALLOWED,
        "Only members can do this; this is a " + principal.role() + "'s token.",
        Optional.empty(),
        OptionalInt.empty());
  }

  private void unavailable(String ref) {
    fail(
        Optional.of(ref),
        ErrorCode.UNAVAILABLE,
        "This can't be answered now; ask again in a moment.",
        Optional.empty(),
        OptionalInt.of(UNAVAILABLE_MILLIS));
  }

  private void fail(
      Optional<String> ref,
      ErrorCode code,
      String sentence,
      Optional<String> pointer,
      OptionalInt retryIn) {
    send(new ServerMessage.Failure(ref, code, sentence, pointer, retryIn));
  }

  private void send(ServerMessage.Direct message) {
    outbox.send(Frame.of(message));
  }

  private static Optional<MemberId> memberOf(Principal principal) {
    return principal instanceof Principal.Member me ? Optional.of(me.member()) : Optional.empty();
  }

  private <T> void answered(Future<T> future, Consumer<AsyncResult<T>> then) {
    var _ =
        Deliver.to(loop.executor(), future)
            .onComplete(
                result -> {
                  if (!outbox.closed()) {
                    then.accept(result);
                  }
                });
  }

  private void gone() {
    State before = state;
    state = new Over();
    outbox.discard();
    standing.end();
    loop.remove(this);
    switch (before) {
      case Joining(Principal _, StageId stage) -> services.stages().leave(stage, this);
      case Watching(Principal _, StageId stage, EndedDrops _) ->
          services.stages().leave(stage, this);
      case Greeting _, Checking _, Over _ -> {}
    }
  }
}
