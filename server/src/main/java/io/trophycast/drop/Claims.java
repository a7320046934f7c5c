package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.random.RandomGenerator;

/** Decides claims, each in one call to Redis. */
public final class Claims {
  private static final int SHORTEST_RETRY_MS = 500;
  private static final int LONGEST_RETRY_MS = 1500;

  private final StageFunctions functions;
  private final RandomGenerator random;

  public Claims(RedisLink link, RandomGenerator random) {
    this.functions = new StageFunctions(link);
    this.random = random;
  }

  /**
   * The outcome of a member's attempt, the same one however often it is asked for. Without an
   * answer from Redis the truth is not known, and the outcome says just that: the claim may have
   * won.
   */
  public Future<Answer<ClaimOutcome>> claim(
      StageId stage, DropId drop, MemberId member, ClaimId claim) {
    return functions
        .askToKeep(
            "claim",
            stage,
            ClaimOutcome.class,
            Claims::hasWon,
            drop.value(),
            member.value(),
            claim.value())
        .recover(
            fault ->
                fault instanceof RedisUnavailable
                    ? Future.succeededFuture(Answer.given(undecided(drop, claim)))
                    : Future.failedFuture(fault));
  }

  /** Whoever hears of a serial must keep it; losers wait for nothing. */
  private static boolean hasWon(ClaimOutcome outcome) {
    return outcome instanceof ClaimOutcome.Won || outcome instanceof ClaimOutcome.AlreadyYours;
  }

  private ClaimOutcome undecided(DropId drop, ClaimId claim) {
    return new ClaimOutcome.Undecided(
        drop, claim, random.nextInt(SHORTEST_RETRY_MS, LONGEST_RETRY_MS));
  }
}
