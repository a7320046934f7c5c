package io.trophycast.board;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Board;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Standing;
import io.trophycast.redis.Fingerprint;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The boards of all stages: ranks are standard competition ranks, and inside a tie whoever reached
 * the score first stands higher.
 */
public final class Boards {
  private final StageFunctions functions;

  public Boards(RedisLink link) {
    this.functions = new StageFunctions(link);
  }

  /** The board as the audience sees it: without rows while it is hidden. */
  public Future<Answer<Board>> view(StageId stage, int top) {
    return functions.ask("board_view", stage, Board.class, Integer.toString(top), "0");
  }

  /** The board as the host sees it, rows and all even while it is hidden from the audience. */
  public Future<Answer<Board>> viewAsHost(StageId stage, int top) {
    return functions.ask("board_view", stage, Board.class, Integer.toString(top), "1");
  }

  /** Where a member stands. */
  public Future<Answer<Standing>> standing(StageId stage, MemberId member) {
    return functions.ask("board_standing", stage, Standing.class, member.value());
  }

  /**
   * Adds points, to all or to none.
   *
   * @param announced whether each award becomes a moment, as a host's award with a reason does
   */
  public Future<Answer<Scores>> award(
      StageId stage,
      List<Award> awards,
      Actor by,
      boolean announced,
      Optional<IdempotencyKey> onceKey) {
    return award(stage, awards, Optional.empty(), by, announced, onceKey);
  }

  /**
   * The same.
   *
   * @param overrule why there may be more of them than the stage's limits allow
   */
  public Future<Answer<Scores>> award(
      StageId stage,
      List<Award> awards,
      Optional<String> overrule,
      Actor by,
      boolean announced,
      Optional<IdempotencyKey> onceKey) {
    return score(stage, "add", awards, overrule, by, announced, onceKey);
  }

  /** Sets points, of all or of none. */
  public Future<Answer<Scores>> set(
      StageId stage, List<NewScore> scores, Actor by, Optional<IdempotencyKey> onceKey) {
    return score(stage, "set", scores, Optional.empty(), by, false, onceKey);
  }

  /** Hides the board from the audience; harmless when it is hidden. */
  public Future<Answer<Board>> hide(StageId stage, Actor by) {
    return change(stage, "hide", by);
  }

  /** Shows the board again; harmless when it is shown. */
  public Future<Answer<Board>> show(StageId stage, Actor by) {
    return change(stage, "show", by);
  }

  /** Sets all points of the stage back to zero; trophies stay. */
  public Future<Answer<Board>> reset(StageId stage, Actor by) {
    return change(stage, "reset", by);
  }

  private Future<Answer<Board>> change(StageId stage, String change, Actor by) {
    return functions.change("board_change", stage, Board.class, change, by.value());
  }

  private Future<Answer<Scores>> score(
      StageId stage,
      String mode,
      List<?> batch,
      Optional<String> overrule,
      Actor by,
      boolean announced,
      Optional<IdempotencyKey> onceKey) {
    String json = Json.write(batch);
    return functions
        .changeUnread(
            "score",
            stage,
            mode,
            json,
            by.value(),
            announced ? "1" : "0",
            onceKey.map(IdempotencyKey::value).orElse(""),
            Fingerprint.ofJson("[\"" + mode + "\"," + json + "]"),
            overrule.orElse(""))
        .map(answer -> answer.map(Scores::new));
  }
}
