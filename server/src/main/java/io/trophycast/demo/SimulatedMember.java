package io.trophycast.demo;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the crowd: watches the stage through a socket, claims when a drop opens as quickly
 * as a person would, throws confetti, and comes back when the connection is lost. Belongs to one
 * event loop.
 */
final class SimulatedMember {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedMember.class);

  /** An estimate of the clock that runs a little ahead must not make a flood of early claims. */
  private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);

  private static final Duration RETURN_WINDOW = Duration.ofSeconds(3);
  private static final Duration HANDFUL = Duration.ofMillis(550);
  private static final int TIME_QUESTIONS = 3;

  /** A frame of counters and board, the most frequent by far, which nobody here looks at. */
  private static final String LATEST = "{\"type\":\"latest\"";

  private final Vertx vertx;
  private final WebSocketClient sockets;
  private final WebSocketConnectOptions live;
  private final String token;
  private final RandomGenerator random;
  private final Temperament temperament;
  private final CrowdTally tally;

  private final ServerTime time = new ServerTime();
  private final Map<DropId, ClaimId> claims = new HashMap<>();
  private final Map<DropId, ClaimId> unanswered = new HashMap<>();
  private Optional<WebSocket> socket = Optional.empty();
  private long timeAsked;
  private int timeQuestions;
  private boolean gone;
  private boolean throwing;
  private boolean welcomed;

  SimulatedMember(
      Vertx vertx,
      WebSocketClient sockets,
      WebSocketConnectOptions live,
      String token,
      RandomGenerator random,
      CrowdTally tally) {
    this.vertx = vertx;
    this.sockets = sockets;
    this.live = live;
    this.token = token;
    this.random = random;
    this.temperament = new Temperament(random);
    this.tally = tally;
  }

  /** Goes home. */
  void leave() {
    gone = true;
    socket.ifPresent(WebSocket::close);
  }

  /** Opens the socket, now and whenever it is lost. */
  void watch() {
    sockets.connect(live).onSuccess(this::greet).onFailure(_ -> comeBack(RETURN_WINDOW.toMillis()));
  }

  /** Throws confetti now and then, for as long as the demo runs. */
  void fidget() {
    after(
        temperament.idle().toMillis(),
        () -> {
          throwConfetti(temperament.handfuls());
          fidget();
        });
  }

  private void greet(WebSocket opened) {
    socket = Optional.of(opened);
    tally.arrived();
    opened.textMessageHandler(this::hear);
    // A broken connection is told of by the close handler as well.
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(
        _ -> {
          socket = Optional.empty();
          welcomed = false;
          tally.left();
          comeBack(RETURN_WINDOW.toMillis());
        });
    opened.writeTextMessage(
        Codec.encode(new ClientMessage.Hello("hello", token, Optional.empty(), Optional.empty())));
  }

  private void comeBack(long window) {
    after(random.nextLong(window), this::watch);
  }

  private void hear(String text) {
    if (text.startsWith(LATEST)) {
      return;
    }
    switch (Codec.decodeServer(text)) {
      case ServerMessage.Welcome welcome -> settleIn(welcome);
      case ServerMessage.Moments moments -> moments.moments().forEach(this::live);
      case ServerMessage.Outcome outcome -> learn(outcome.outcome());
      case ServerMessage.Time answer -> {
        time.answered(timeAsked, answer.at());
        askTime();
      }
      case ServerMessage.Latest _, ServerMessage.Mine _, ServerMessage.Bye _ -> {}
      case ServerMessage.Failure failure -> {
        LOG.warn("the server did not accept a message code={}", failure.code());
        tally.refused();
      }
    }
  }

  private void settleIn(ServerMessage.Welcome welcome) {
    welcomed = true;
    time.hint(welcome.at());
    timeQuestions = 0;
    askTime();
    welcome.snapshot().ifPresent(snapshot -> snapshot.drops().forEach(this::plan));
    unanswered.forEach(this::ask);
  }

  private void askTime() {
    if (timeQuestions < TIME_QUESTIONS) {
      timeQuestions++;
      timeAsked = System.nanoTime();
      say(new ClientMessage.Time("time"));
    }
  }

  private void live(RawMoment raw) {
    switch (Json.read(raw.json(), Moment.class)) {
      case Moment.DropScheduled scheduled -> plan(scheduled.drop());
      case Moment.DropOpened _ -> beMoved();
      case Moment.DropEnded ended -> {
        claims.remove(ended.drop());
        beMoved();
      }
      case Moment.PointsAwarded _, Moment.MessagePinned _ -> beMoved();
      case Moment.TrophyAwarded _,
          Moment.DropDrawing _,
          Moment.DropFrozen _,
          Moment.DropRestored _,
          Moment.StageUpdated _,
          Moment.MessageUnpinned _,
          Moment.AnnouncementShown _,
          Moment.AnnouncementOver _,
          Moment.MemberRenamed _,
          Moment.MemberHidden _,
          Moment.MemberShown _,
          Moment.MemberRemoved _,
          Moment.BoardHidden _,
          Moment.BoardShown _,
          Moment.BoardReset _ -> {}
    }
  }

  /** Makes up one's mind about a drop, once. */
  private void plan(Drop drop) {
    if (drop.state() == DropState.ENDED || claims.containsKey(drop.id())) {
      return;
    }
    var claim = new ClaimId(UUID.randomUUID().toString().replace("-", ""));
    claims.put(drop.id(), claim);
    temperament
        .reaction()
        .ifPresent(
            reaction ->
                after(
                    time.until(drop.opensAt()) + reaction.toMillis(), () -> tap(drop.id(), claim)));
  }

  /** Nobody taps on a drop that they see is over. */
  private void tap(DropId drop, ClaimId claim) {
    if (claims.containsKey(drop)) {
      unanswered.put(drop, claim);
      ask(drop, claim);
    }
  }

  private void ask(DropId drop, ClaimId claim) {
    say(new ClientMessage.Claim("claim", drop, claim));
  }

  private void learn(ClaimOutcome outcome) {
    switch (outcome) {
      case ClaimOutcome.NotOpen early ->
          after(
              Math.max(SHORTEST_RETRY.toMillis(), time.until(early.opensAt())),
              () -> ask(early.drop(), early.claim()));
      // Who wins shows when it is over; asking then brings the last answer.
      case ClaimOutcome.Entered entered ->
          after(
              Math.max(SHORTEST_RETRY.toMillis(), time.until(entered.drawsAt())),
              () -> ask(entered.drop(), entered.claim()));
      case ClaimOutcome.Undecided undecided ->
          after(undecided.retryIn(), () -> ask(undecided.drop(), undecided.claim()));
      case ClaimOutcome.Won won -> {
        settled(won);
        throwConfetti(temperament.handfuls() + 2);
      }
      case ClaimOutcome.AlreadyYours _,
          ClaimOutcome.NotEligible _,
          ClaimOutcome.SoldOut _,
          ClaimOutcome.Closed _ ->
          settled(outcome);
    }
  }

  private void settled(ClaimOutcome outcome) {
    unanswered.remove(outcome.drop());
    tally.answered(outcome);
  }

  private void beMoved() {
    if (temperament.isMoved()) {
      after(random.nextInt(1_500), () -> throwConfetti(temperament.handfuls()));
    }
  }

  /** One burst at a time: a person has one thumb to spare. */
  private void throwConfetti(int handfuls) {
    if (!throwing) {
      throwing = true;
      throwHandful(handfuls);
    }
  }

  private void throwHandful(int left) {
    throwing = left > 0;
    if (throwing) {
      say(new ClientMessage.Confetti(temperament.taps()));
      after(HANDFUL.toMillis(), () -> throwHandful(left - 1));
    }
  }

  private void after(long millis, Runnable then) {
    vertx.setTimer(
        Math.max(1, millis),
        _ -> {
          if (!gone) {
            then.run();
          }
        });
  }

  /** Before the welcome nobody is heard; a claim made meanwhile is asked again after it. */
  private void say(ClientMessage message) {
    socket.filter(_ -> welcomed).ifPresent(open -> open.writeTextMessage(Codec.encode(message)));
  }
}
