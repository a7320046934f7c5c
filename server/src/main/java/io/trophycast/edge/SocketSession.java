package io.trophycast.edge;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.trophycast.fanout.Outbox;
import io.trophycast.identity.Principal;
import io.trophycast.identity.Scope;
import io.trophycast.identity.TokenCheck;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.Decoded;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.trophycast.stage.EndedDrops;
import io.trophycast.stage.Join;
import io.trophycast.stage.Viewer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;

/**
 * One socket, from its upgrade to its end: says who is there, lets them watch their stage, and
 * answers what they ask. What it can't understand it answers or closes, and nobody else notices. It
 * belongs to its connection's loop.
 */
final class SocketSession implements Viewer, EdgeLoop.Guest, Inbox.Reader, SocketConnection.Reader {
  private static final int MALFORMED_ALLOWED = 10;

  private final LiveServices services;
  private final EdgeLoop loop;
  private final SocketConnection connection;
  private final Outbox outbox;
  private final Replies replies;
  private final Inbox inbox;
  private final OwnStanding standing;
  private final Underway underway = new Underway();
  private State state = new Greeting(System.nanoTime());
  private long heard = System.nanoTime();
  private long pinged = heard;
  private int malformed;

  /** Where a session is in its life. */
  private sealed interface State {}

  private record Greeting(long since) implements State {}

  private record Checking() implements State {}

  private record Joining(Principal principal, StageId stage) implements State {}

  private record Watching(StageRequests requests) implements State {}

  private record Over() implements State {}

  SocketSession(LiveServices services, EdgeLoop loop, ServerWebSocket socket) {
    this.services = services;
    this.loop = loop;
    this.connection = new SocketConnection(socket, loop.context(), this);
    this.outbox = new Outbox(connection, services.meters().audience());
    this.replies = new Replies(outbox);
    this.inbox = new Inbox(this, heard);
    this.standing = new OwnStanding(services.members(), loop, replies);
  }

  void start(ConnectionLimit.Seat seat) {
    loop.add(this, seat);
  }

  @Override
  public void frame(WebSocketFrame frame) {
    heard = System.nanoTime();
    if (!outbox.closed()) {
      inbox.frame(frame, heard);
    }
  }

  @Override
  public void violated(CloseCode code) {
    violated(code, "A frame was larger than allowed or against the WebSocket protocol.");
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
        replies.fail(ref, code, sentence, pointer);
        malformed++;
        if (state instanceof Greeting || malformed >= MALFORMED_ALLOWED) {
          outbox.close(CloseCode.BAD_MESSAGE, sentence);
        }
      }
    }
  }

  @Override
  public void tooFrequent() {
    replies.later(
        Optional.empty(),
        ErrorCode.TOO_FREQUENT,
        "At most twenty messages a second; this one was not looked at.");
  }

  @Override
  public void violated(CloseCode code, String sentence) {
    outbox.close(code, sentence);
  }

  @Override
  public void sweep(long nanos) {
    EdgeLimits limits = services.guard().limits();
    if (nanos - heard > limits.silence().toNanos()) {
      connection.cut();
    } else if (state instanceof Watching(StageRequests requests)
        && services.clock().millis() >= requests.principal().expiresAt().toEpochMilli()) {
      outbox.close(CloseCode.UNAUTHORISED, "This token is past its end; join again.");
    } else if (state instanceof Greeting(long since) && nanos - since > limits.hello().toNanos()) {
      outbox.close(CloseCode.HELLO_TIMEOUT, "The first message is hello, within ten seconds.");
    } else if (nanos - pinged > limits.ping().toNanos() && connection.writable()) {
      pinged = nanos;
      connection.ping();
    }
  }

  @Override
  public void drain(int returnWindowMillis) {
    underway.then(
        () ->
            outbox.close(
                CloseCode.DRAINING,
                "This server is being restarted; come back in a moment.",
                returnWindowMillis));
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
      state =
          new Watching(
              new StageRequests(
                  services, loop.executor(), replies, standing, underway, principal, stage, ended));
      memberOf(principal).ifPresent(member -> standing.follow(stage, member));
    }
  }

  @Override
  public void refused(CloseCode code, String sentence) {
    outbox.close(code, sentence);
  }

  private void understood(ClientMessage message) {
    switch (state) {
      case Greeting _ -> {
        if (message instanceof ClientMessage.Hello hello) {
          greet(hello);
        } else {
          misplaced(message, "The first message is hello.");
          outbox.close(CloseCode.BAD_MESSAGE, "The first message is hello.");
        }
      }
      case Checking _, Joining _ -> misplaced(message, "Wait for the welcome.");
      case Watching(StageRequests requests) -> request(requests, message);
      case Over _ -> {}
    }
  }

  private void request(StageRequests requests, ClientMessage message) {
    switch (message) {
      case ClientMessage.Hello _ ->
          misplaced(message, "Hello was said before; open another socket for another stage.");
      case ClientMessage.Time time -> requests.time(time);
      case ClientMessage.Me me -> requests.me(me);
      case ClientMessage.Confetti confetti -> requests.confetti(confetti);
      case ClientMessage.Claim claim -> requests.claim(claim);
    }
  }

  private void misplaced(ClientMessage message, String sentence) {
    Optional<String> ref =
        switch (message) {
          case ClientMessage.Hello hello -> Optional.of(hello.ref());
          case ClientMessage.Claim claim -> Optional.of(claim.ref());
          case ClientMessage.Time time -> Optional.of(time.ref());
          case ClientMessage.Me me -> Optional.of(me.ref());
          case ClientMessage.Confetti _ -> Optional.empty();
        };
    replies.fail(ref, ErrorCode.BAD_MESSAGE, sentence);
  }

  private void greet(ClientMessage.Hello hello) {
    state = new Checking();
    var _ =
        Deliver.to(loop.executor(), services.tokens().verify(hello.token()))
            .onSuccess(check -> checked(hello, check));
  }

  private void checked(ClientMessage.Hello hello, TokenCheck check) {
    if (outbox.closed()) {
      return;
    }
    switch (check) {
      case TokenCheck.Valid(Principal principal) -> enter(hello, principal);
      case TokenCheck.Expired _ ->
          outbox.close(CloseCode.UNAUTHORISED, "This token is past its end; join again.");
      case TokenCheck.Invalid _ ->
          outbox.close(CloseCode.UNAUTHORISED, "This token is not from this server.");
    }
  }

  private void enter(ClientMessage.Hello hello, Principal principal) {
    Optional<StageId> stage = principal.stage().or(hello::stage);
    if (stage.isEmpty()) {
      replies.fail(
          Optional.of(hello.ref()),
          ErrorCode.BAD_MESSAGE,
          "A host's hello says which stage.",
          Optional.of("/stage"));
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

  private static Optional<MemberId> memberOf(Principal principal) {
    return principal instanceof Principal.Member me ? Optional.of(me.member()) : Optional.empty();
  }

  @Override
  public void gone() {
    State before = state;
    state = new Over();
    outbox.discard();
    standing.end();
    loop.remove(this);
    switch (before) {
      case Joining(Principal _, StageId stage) -> services.stages().leave(stage, this);
      case Watching(StageRequests requests) -> services.stages().leave(requests.stage(), this);
      case Greeting _, Checking _, Over _ -> {}
    }
  }
}
