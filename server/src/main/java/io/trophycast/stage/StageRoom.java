package io.trophycast.stage;

import io.trophycast.confetti.Confetti;
import io.trophycast.fanout.Audience;
import io.trophycast.fanout.Frame;
import io.trophycast.fanout.Outbox;
import io.trophycast.feed.Follower;
import io.trophycast.fence.StageMemory;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage that somebody watches through this instance: follows its feed, keeps its view, and sends
 * moments, ticks and welcomes to its audience. Because welcomes and later frames are posted by one
 * thread in order, a joiner misses nothing and sees nothing twice. It belongs to the stage thread.
 */
final class StageRoom implements Follower.Reader {
  private static final Logger log = LoggerFactory.getLogger(StageRoom.class);

  /** Less than an outbox holds: a resume alone never overflows it. */
  private static final int TAIL_BYTES = Outbox.LIMIT * 3 / 4;

  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** How long somebody waits who has seen more elsewhere than has come here yet. */
  private static final long CATCH_UP_MILLIS = 2000;

  private static final int SHORTEST_RETRY_MILLIS = 250;
  private static final int LONGEST_RETRY_MILLIS = 1000;

  private final StageId stage;
  private final StageServices services;
  private final Vertx vertx;
  private final Executor thread;
  private final Runnable unknown;
  private final Audience audience;
  private final Confetti confetti = new Confetti();
  private final Bundle bundle;
  private final EndedDrops ended = new EndedDrops();
  private final List<Join> waiting = new ArrayList<>();
  private final List<Join> ahead = new ArrayList<>();
  private Optional<Live> live = Optional.empty();
  private long busy = System.nanoTime();
  private boolean closed;

  /** All that there is once the stage's state has been read. */
  private record Live(
      StageView view, Follower follower, Witness witness, Ticker ticker, Entrance entrance) {
    void stop() {
      ticker.stop();
      follower.close();
    }
  }

  /**
   * A room that has not been opened.
   *
   * @param unknown is told when there is no such stage, so that the room is not kept
   */
  StageRoom(StageId stage, StageServices services, Vertx vertx, Executor thread, Runnable unknown) {
    this.unknown = unknown;
    this.stage = stage;
    this.services = services;
    this.audience = new Audience(services.limits().aMember());
    this.vertx = vertx;
    this.thread = thread;
    this.bundle = new Bundle(vertx, thread, services, audience);
  }

  /** Reads the stage and follows it from there. */
  void open() {
    var follower =
        new Follower(stage, services.link(), thread, TAIL_BYTES, this, services.meters().feed());
    var _ =
        follower
            .subscribe()
            .compose(_ -> services.fence().verify(stage))
            .compose(_ -> Deliver.to(thread, services.stages().state(stage)))
            .compose(
                answer ->
                    answer instanceof Answer.Given<StageState>(StageState state)
                        ? follower.start(state.position()).map(_ -> answer)
                        : Future.succeededFuture(answer))
            .onComplete(answer -> opened(follower, answer));
  }

  /** Lets a viewer in, as soon as the stage has been read. */
  void join(Join join) {
    busy = System.nanoTime();
    live.ifPresentOrElse(now -> receive(now, join), () -> waiting.add(join));
  }

  /** A viewer that has asked to join is gone. */
  void leave(Viewer viewer) {
    busy = System.nanoTime();
    boolean outside =
        waiting.removeIf(join -> join.viewer() == viewer)
            || ahead.removeIf(join -> join.viewer() == viewer);
    if (!outside) {
      audience.leave(viewer);
    }
  }

  /** Adds a member's taps, and says how many of them count. */
  int throwConfetti(MemberId member, int taps) {
    busy = System.nanoTime();
    return confetti.add(member, taps, System.nanoTime());
  }

  /** Looks after the feed; false when nobody has needed this room for a while. */
  boolean check() {
    live.ifPresent(now -> now.follower().check());
    boolean needed =
        audience.size() > 0 || !waiting.isEmpty() || !ahead.isEmpty() || confetti.waiting();
    if (needed) {
      busy = System.nanoTime();
    }
    return System.nanoTime() - busy < LINGER_NANOS;
  }

  /** The instants at which drops open, or have opened and not ended; none without an audience. */
  LongStream openings() {
    return audience.size() == 0
        ? LongStream.empty()
        : live.stream().flatMapToLong(now -> now.view().openings());
  }

  void close() {
    closed = true;
    live.ifPresent(Live::stop);
    live = Optional.empty();
  }

  @Override
  public void moment(RawMoment raw) {
    Live now = live.orElseThrow();
    String epoch = now.follower().position().epoch();
    memory().follow(epoch, raw);
    Optional<Moment> read = StageView.read(raw);
    bundle.add(raw, epoch, read.map(Moment::at));
    read.ifPresent(moment -> see(now, moment));
    admitCaughtUp(now);
  }

  @Override
  public void touched(String slot) {
    live.ifPresent(
        now -> {
          if (slot.equals("board")) {
            now.ticker().boardMoved();
          } else {
            now.ticker().countersMoved();
          }
        });
  }

  @Override
  public void lost() {
    services.meters().feed().restarted();
    log.warn("Starting again from a snapshot stage={} viewers={}", stage, audience.size());
    live.ifPresent(Live::stop);
    live = Optional.empty();
    bundle.clear();
    waiting.addAll(ahead);
    ahead.clear();
    ended.clear();
    audience.close(
        CloseCode.INTERNAL, "The stage's history was interrupted; come back for a new start.");
    open();
  }

  private void opened(Follower follower, AsyncResult<Answer<StageState>> read) {
    if (closed) {
      follower.close();
      return;
    }
    if (read.failed()) {
      follower.close();
      log.warn("Could not read a stage yet stage={} reason={}", stage, read.cause().getMessage());
      int wait = ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
      vertx.setTimer(wait, _ -> reopen());
      return;
    }
    switch (read.result()) {
      case Answer.Refused<StageState> _ -> {
        follower.close();
        closed = true;
        unknown.run();
        refuseAll();
      }
      case Answer.Given<StageState>(StageState state) -> {
        var view = new StageView(state, services.address());
        var ticker = new Ticker(vertx, thread, services, stage, view, audience, confetti);
        var entrance =
            new Entrance(
                view, follower, ticker, services.clock()::millis, services.meters().audience());
        var now = new Live(view, follower, new Witness(ended, state.drops()), ticker, entrance);
        live = Optional.of(now);
        memory().start(state.position(), follower.tail().newest(), state.drops(), state.winners());
        ticker.start();
        List<Join> come = List.copyOf(waiting);
        waiting.clear();
        come.forEach(join -> receive(now, join));
      }
    }
  }

  private void reopen() {
    if (!closed) {
      open();
    }
  }

  private void refuseAll() {
    waiting.forEach(join -> refuse(join, CloseCode.UNKNOWN_STAGE, "There is no such stage."));
    waiting.clear();
  }

  private static void refuse(Join join, CloseCode code, String sentence) {
    join.loop().execute(() -> join.viewer().refused(code, sentence));
  }

  /**
   * Lets a viewer in, who waits a moment when they saw more through another instance than this one
   * has heard of: a snapshot would take them back to before what they have seen.
   */
  private void receive(Live now, Join join) {
    if (!isAhead(now, join)) {
      admit(now, join);
      return;
    }
    ahead.add(join);
    vertx.setTimer(
        CATCH_UP_MILLIS,
        _ -> {
          if (ahead.remove(join)) {
            live.ifPresentOrElse(then -> admit(then, join), () -> waiting.add(join));
          }
        });
  }

  private static boolean isAhead(Live now, Join join) {
    Position here = now.follower().position();
    return join.position()
        .filter(left -> left.epoch().equals(here.epoch()) && left.offset() > here.offset())
        .isPresent();
  }

  private void admitCaughtUp(Live now) {
    if (ahead.isEmpty()) {
      return;
    }
    List<Join> caughtUp = ahead.stream().filter(join -> !isAhead(now, join)).toList();
    ahead.removeAll(caughtUp);
    caughtUp.forEach(join -> admit(now, join));
  }

  private void admit(Live now, Join join) {
    if (audience.size() >= services.limits().aStage()) {
      refuse(join, CloseCode.STAGE_FULL, "This stage is full here; come back in a moment.");
      return;
    }
    bundle.send();
    List<Frame> first = now.entrance().welcome(join);
    // Before the welcome, for whoever hears it may answer at once; and with nothing in between.
    Runnable before = () -> join.viewer().admitted(ended);
    audience.join(join.loop(), join.viewer(), join.member(), before, first);
  }

  private StageMemory memory() {
    return services.fence().memory().of(stage);
  }

  private void see(Live now, Moment moment) {
    now.view().apply(moment);
    now.witness().see(moment);
    memory().see(moment);
    if (StageView.movesBoard(moment)) {
      now.ticker().boardMoved();
    }
    switch (moment) {
      case Moment.TrophyAwarded won -> audience.standingChanged(won.member());
      case Moment.PointsAwarded given -> audience.standingChanged(given.member());
      case Moment.DropFrozen frozen -> {
        services.meters().drops().frozen();
        services.fence().tell(stage, frozen.drop());
      }
      case Moment.MemberRenamed renamed -> audience.standingChanged(renamed.member());
      case Moment.MemberRemoved removed -> {
        bundle.send();
        audience.close(
            removed.member(), CloseCode.REMOVED, "The host has removed you from this stage.");
      }
      case Moment _ -> {}
    }
  }
}
