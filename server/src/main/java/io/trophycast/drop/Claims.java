package io.trophycast.drop;

import io.trophycast.fence.Memory;
import io.trophycast.identity.EntryKey;
import io.trophycast.identity.Tokens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.EntryReceipt;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Receipt;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.trophycast.redis.StageFunctions;
import io.trophycast.redis.StageUnverified;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides claims, each in one call to Redis. Winners get a receipt, and are remembered here. Nobody
 * hears what a failover could take back: winners wait until their serial is as durable as the
 * operator wants, and the first who come too late until the end is; the others know that it is.
 */
public final class Claims {
  private static final int SHORTEST_RETRY_MS = 500;
  private static final int LONGEST_RETRY_MS = 1500;
  private static final int UNVERIFIED_RETRY_MS = 300;

  private final StageFunctions functions;
  private final RandomGenerator random;
  private final Tokens tokens;
  private final EntryKey entryKey;
  private final Memory memory;
  private final KeptEnds ends = new KeptEnds();

  public Claims(
      RedisLink link, RandomGenerator random, Tokens tokens, EntryKey entryKey, Memory memory) {
    this.functions = new StageFunctions(link);
    this.random = random;
    this.tokens = tokens;
    this.entryKey = entryKey;
    this.memory = memory;
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
            outcome -> mustBeKept(stage, outcome),
            drop.value(),
            member.value(),
            claim.value())
        .map(answer -> answer.map(outcome -> told(stage, member, outcome)))
        .recover(
            fault ->
                fault instanceof RedisUnavailable
                    ? Future.succeededFuture(Answer.given(undecided(drop, claim, fault)))
                    : Future.failedFuture(fault));
  }

  /**
   * Whether this outcome may be told although Redis was not asked: the end it tells of is kept, so
   * that asking would bring the same.
   */
  public boolean isKept(StageId stage, ClaimOutcome.TooLate outcome) {
    return ends.contain(stage, outcome);
  }

  private boolean mustBeKept(StageId stage, ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Won _, ClaimOutcome.AlreadyYours _, ClaimOutcome.Entered _ -> true;
      case ClaimOutcome.TooLate tooLate -> !isKept(stage, tooLate);
      case ClaimOutcome.NotEligible _, ClaimOutcome.NotOpen _, ClaimOutcome.Undecided _ -> false;
    };
  }

  /** What the member is told once it is kept, and what of it this instance will remember. */
  private ClaimOutcome told(StageId stage, MemberId member, ClaimOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Won won -> {
        memory.of(stage).told(member, won);
        var receipt = new Receipt(stage, won.drop(), member, won.claim(), won.serial(), won.at());
        yield new ClaimOutcome.Won(
            won.drop(),
            won.claim(),
            won.serial(),
            won.supply(),
            won.at(),
            Optional.of(tokens.sign(receipt)));
      }
      case ClaimOutcome.Entered entered -> {
        memory.of(stage).told(member, entered);
        var receipt =
            new EntryReceipt(
                stage, entered.drop(), member, entered.claim(), entered.ticket(), entered.at());
        yield new ClaimOutcome.Entered(
            entered.drop(),
            entered.claim(),
            entered.ticket(),
            entered.entries(),
            entered.at(),
            entered.drawsAt(),
            Optional.of(entryKey.sign(receipt)));
      }
      // Of a frozen drop: many ask, and nobody waits for the instant.
      case ClaimOutcome.Undecided(DropId drop, ClaimId claim, int retryIn) ->
          new ClaimOutcome.Undecided(drop, claim, random.nextInt(retryIn, 2 * retryIn));
      case ClaimOutcome.TooLate tooLate -> {
        ends.add(stage, tooLate);
        yield tooLate;
      }
      case ClaimOutcome.AlreadyYours _, ClaimOutcome.NotEligible _, ClaimOutcome.NotOpen _ ->
          outcome;
    };
  }

  private ClaimOutcome undecided(DropId drop, ClaimId claim, Throwable fault) {
    int retryIn =
        fault instanceof StageUnverified
            ? random.nextInt(UNVERIFIED_RETRY_MS / 2, UNVERIFIED_RETRY_MS)
            : random.nextInt(SHORTEST_RETRY_MS, LONGEST_RETRY_MS);
    return new ClaimOutcome.Undecided(drop, claim, retryIn);
  }
}
