package io.trophycast.stage;

import io.trophycast.confetti.Confetti;
import io.trophycast.fanout.Audience;
import io.trophycast.fanout.Frame;
import io.trophycast.fanout.Pace;
import io.trophycast.fanout.Tick;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Board;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends a stage's newest board and counters, all in one frame a tick. It reads the board only when
 * it has moved, takes this instance's taps to Redis in one call, and slows down as the audience
 * grows or the loops are busy, because every tick costs something for every connection. It belongs
 * to the stage thread.
 */
final class Ticker {
  private static final int ROWS = 10;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** A second for ten thousand, however fast the machine. */
  private static final long MILLIS_A_VIEWER_SHARES = 10;

  /** Sending the newest takes a tenth of the loops' time. */
  private static final int SHARE = 10;

  private static final long PULSE_NANOS = 5_000_000_000L;
  private static final long SIGN_OF_LIFE_NANOS = 8_000_000_000L;

  private final Vertx vertx;
  private final Executor thread;
  private final StageServices services;
  private final StageId stage;
  private final StageView view;
  private final Audience audience;
  private final Confetti confetti;

  private final Pace pace = new Pace(System.nanoTime(), SHARE, SHORTEST_PAUSE, LONGEST_PAUSE);
  private boolean boardMoved = true;
  private boolean countersMoved = true;
  private boolean boardChanged;
  private boolean countersChanged;
  private int people = -1;
  private long pulsed = System.nanoTime();
  private long sent = System.nanoTime();
  private boolean stopped;
  private Slots wholeSlots;
  private Frame whole;

  private record Slots(Board board, Counters counters) {}

  Ticker(
      Vertx vertx,
      Executor thread,
      StageServices services,
      StageId stage,
      StageView view,
      Audience audience,
      Confetti confetti) {
    this.vertx = vertx;
    this.thread = thread;
    this.services = services;
    this.stage = stage;
    this.view = view;
    this.audience = audience;
    this.confetti = confetti;
    this.wholeSlots = new Slots(view.board(), view.counters());
    this.whole = latest(true, true);
  }

  void start() {
    schedule();
  }

  /** Ends the ticks; nobody watches here any more. */
  void stop() {
    stopped = true;
    if (people > 0) {
      var _ = services.pulse().pulse(stage, services.instance(), 0, 0);
    }
  }

  void boardMoved() {
    boardMoved = true;
  }

  void countersMoved() {
    countersMoved = true;
  }

  /** All slots as they are now; encoded once as long as they stay the same. */
  Frame whole() {
    Slots now = new Slots(view.board(), view.counters());
    if (!now.equals(wholeSlots)) {
      wholeSlots = now;
      whole = latest(true, true);
    }
    return whole;
  }

  private void schedule() {
    long ofTheLoops = TimeUnit.NANOSECONDS.toMillis(pace.pause(System.nanoTime()));
    long ofTheAudience =
        Math.clamp(
            audience.size() / MILLIS_A_VIEWER_SHARES,
            SHORTEST_PAUSE.toMillis(),
            LONGEST_PAUSE.toMillis());
    vertx.setTimer(Math.max(ofTheAudience, ofTheLoops), _ -> tick());
  }

  private void tick() {
    if (stopped) {
      return;
    }
    var _ =
        Future.join(readBoard(), pulse())
            .onComplete(
                _ -> {
                  if (!stopped) {
                    send();
                    schedule();
                  }
                });
  }

  private Future<?> readBoard() {
    if (!boardMoved) {
      return Future.succeededFuture();
    }
    boardMoved = false;
    return Deliver.to(thread, services.boards().view(stage, ROWS))
        .onFailure(_ -> boardMoved = true)
        .onSuccess(
            answer -> {
              if (answer instanceof Answer.Given<Board>(Board board)
                  && !board.equals(view.board())) {
                view.board(board);
                boardChanged = true;
              }
            });
  }

  private Future<?> pulse() {
    long now = System.nanoTime();
    boolean due = now - pulsed > PULSE_NANOS;
    if (!countersMoved && !due && !confetti.waiting() && people == audience.people()) {
      return Future.succeededFuture();
    }
    countersMoved = false;
    people = audience.people();
    pulsed = now;
    int taps = (int) Math.min(Integer.MAX_VALUE, confetti.take());
    return Deliver.to(thread, services.pulse().pulse(stage, services.instance(), taps, people))
        .onFailure(
            _ -> {
              confetti.giveBack(taps);
              countersMoved = true;
            })
        .onSuccess(
            answer -> {
              if (answer instanceof Answer.Given<Counters>(Counters counters)
                  && !counters.equals(view.counters())) {
                view.counters(counters);
                countersChanged = true;
              }
            });
  }

  private void send() {
    long now = System.nanoTime();
    boolean quiet = now - sent > SIGN_OF_LIFE_NANOS;
    if (!boardChanged && !countersChanged && !quiet) {
      return;
    }
    if (audience.size() > 0) {
      pace.begin(now);
      audience.send(
          new Tick(latest(boardChanged, countersChanged), whole(), boardChanged), () -> done(now));
    }
    boardChanged = false;
    countersChanged = false;
    sent = now;
  }

  /** A loop has sent the tick that began then. */
  private void done(long began) {
    long now = System.nanoTime();
    thread.execute(() -> pace.done(began, now));
  }

  private Frame latest(boolean withBoard, boolean withCounters) {
    return Frame.of(
        new ServerMessage.Latest(
            withBoard ? Optional.of(view.board()) : Optional.empty(),
            withCounters ? Optional.of(view.counters()) : Optional.empty()));
  }
}
