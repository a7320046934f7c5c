package io.trophycast.edge.api;

import io.trophycast.board.Award;
import io.trophycast.board.Boards;
import io.trophycast.board.NewScore;
import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.member.DisplayName;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Board;
import io.trophycast.protocol.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The board: reading, hiding, resetting; awards and a partner's scores. */
public final class BoardApi {
  private static final int SHOWN = 100;
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Boards boards;

  /**
   * A few of partners' batches are worked on at a time and the others wait here, each as the bytes
   * it came in: in Redis, claims would stand behind them.
   */
  private final Semaphore desks = new Semaphore(AT_ONCE, true);

  record BoardChange(boolean hidden) {}

  record AwardBatch(List<Award> awards, Optional<String> overrule) {}

  public BoardApi(EdgeServices services) {
    this.boards = services.boards();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("showBoard", this::show);
    operations.put("changeBoard", this::change);
    operations.put(
        "resetBoard", call -> Done.reply(boards.reset(call.stage(), call.actor()).await()));
    // A host never waits behind a partner's game.
    operations.put("awardPoints", call -> call.byHost() ? award(call) : inTurn(() -> award(call)));
    operations.put("setScores", call -> inTurn(() -> setScores(call)));
  }

  private Reply inTurn(Supplier<Reply> work) {
    try {
      if (!desks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Reply.full();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.full();
    }
    try {
      return work.get();
    } finally {
      desks.release();
    }
  }

  private Reply show(Call call) {
    return Reply.of(
        (call.byHost() ? boards.viewAsHost(call.stage(), SHOWN) : boards.view(call.stage(), SHOWN))
            .await());
  }

  private Reply change(Call call) {
    Answer<Board> changed =
        (call.body(BoardChange.class).hidden()
                ? boards.hide(call.stage(), call.actor())
                : boards.show(call.stage(), call.actor()))
            .await();
    return Reply.of(changed);
  }

  private Reply award(Call call) {
    var batch = call.body(AwardBatch.class);
    List<Award> awards = batch.awards();
    if (call.onceKey().isEmpty()) {
      return keyRequired();
    }
    for (int i = 0; i < awards.size(); i++) {
      Optional<Problem> flaw = Problem.inLine("/awards/" + i + "/reason", awards.get(i).reason());
      if (flaw.isPresent()) {
        return Reply.refused(flaw.get());
      }
    }
    if (batch.overrule().isPresent() && !call.byHost()) {
      return Reply.refused(
          Problem.at("/overrule", ErrorCode.NOT_ALLOWED, "Only a host may overrule the limits."));
    }
    Optional<Problem> flaw = batch.overrule().flatMap(text -> Problem.inLine("/overrule", text));
    if (flaw.isPresent()) {
      return Reply.refused(flaw.get());
    }
    return Reply.of(
        boards
            .award(
                call.stage(),
                awards,
                batch.overrule().map(String::strip),
                call.actor(),
                call.byHost(),
                call.onceKey())
            .await());
  }

  private Reply setScores(Call call) {
    return switch (ScoresBody.read(call.raw())) {
      case Answer.Given<List<NewScore>>(List<NewScore> wanted) ->
          call.onceKey().isEmpty() ? keyRequired() : setScores(call, wanted);
      case Answer.Refused<List<NewScore>> refused -> Reply.of(refused);
    };
  }

  private Reply setScores(Call call, List<NewScore> wanted) {
    List<NewScore> checked = new ArrayList<>(wanted.size());
    for (int i = 0; i < wanted.size(); i++) {
      switch (withCheckedName(wanted.get(i), "/scores/" + i)) {
        case Answer.Given<NewScore>(NewScore score) -> checked.add(score);
        case Answer.Refused<NewScore> refused -> {
          return Reply.of(refused);
        }
      }
    }
    return Reply.of(boards.set(call.stage(), checked, call.actor(), call.onceKey()).await());
  }

  private static Answer<NewScore> withCheckedName(NewScore score, String pointer) {
    if (score.member().isEmpty() && score.player().isEmpty()) {
      return Answer.refused(
          ErrorCode.NOT_POSSIBLE, pointer, "A score is of a member or of a player.");
    }
    return score
        .name()
        .map(DisplayName::of)
        .map(
            name ->
                switch (name) {
                  case Answer.Given<DisplayName>(DisplayName good) ->
                      Answer.given(
                          new NewScore(
                              score.member(),
                              score.player(),
                              Optional.of(good.value()),
                              score.points()));
                  case Answer.Refused<DisplayName> refused ->
                      Answer.<NewScore>refused(
                          refused.code(), pointer + "/name", refused.sentence());
                })
        .orElseGet(() -> Answer.given(score));
  }

  private static Reply keyRequired() {
    return Reply.refused(
        Problem.of(
            ErrorCode.KEY_REQUIRED,
            "Points need the header Idempotency-Key, so that a request sent twice counts once."));
  }
}
