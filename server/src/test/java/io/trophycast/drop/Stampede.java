package io.trophycast.drop;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Many attempts at one drop at once, over several instances. Each comes back with the same claim id
 * for as long as the answer is "not open" or "undecided", as clients do.
 */
final class Stampede {
  private final StageId stage;
  private final Drop drop;

  Stampede(StageId stage, Drop drop) {
    this.stage = stage;
    this.drop = drop;
  }

  /** One tap of a member, through one instance. */
  record Attempt(Instance instance, MemberId member, ClaimId claim) {}

  /** What an attempt finally came to. */
  record Answered(MemberId member, ClaimOutcome outcome) {}

  /** Lets all attempts go at once and waits for the last final answer. */
  List<Answered> run(List<Attempt> attempts) {
    List<Future<Answered>> answers = new ArrayList<>();
    attempts.forEach(attempt -> answers.add(decided(attempt)));
    return Instance.await(Future.all(answers).map(all -> all.<Answered>list()));
  }

  private Future<Answered> decided(Attempt attempt) {
    var instance = attempt.instance();
    return instance
        .claims
        .claim(stage, drop.id(), attempt.member(), attempt.claim())
        .compose(
            answer -> {
              ClaimOutcome outcome = answer.toOptional().orElseThrow();
              return switch (outcome) {
                case ClaimOutcome.NotOpen early ->
                    instance.at(early.opensAt(), () -> decided(attempt));
                case ClaimOutcome.Undecided unknown ->
                    instance.at(
                        instance.clock.millis() + unknown.retryIn(), () -> decided(attempt));
                case ClaimOutcome.NotEligible other -> answered(attempt, other);
                case ClaimOutcome.Entered entered -> answered(attempt, entered);
                case ClaimOutcome.Won won -> answered(attempt, won);
                case ClaimOutcome.AlreadyYours yours -> answered(attempt, yours);
                case ClaimOutcome.SoldOut soldOut -> answered(attempt, soldOut);
                case ClaimOutcome.Closed closed -> answered(attempt, closed);
              };
            });
  }

  private static Future<Answered> answered(Attempt attempt, ClaimOutcome outcome) {
    return Future.succeededFuture(new Answered(attempt.member(), outcome));
  }
}
