package io.trophycast.edge;

import io.trophycast.identity.Principal;
import io.trophycast.identity.Scope;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.trophycast.stage.EndedDrops;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what somebody who watches a stage asks.
 *
 * @param loop the connection's own, on which all of this happens
 */
record StageRequests(
    LiveServices services,
    Executor loop,
    Replies replies,
    OwnStanding standing,
    Underway underway,
    Principal principal,
    StageId stage,
    EndedDrops ended) {
  private static final String TOO_MANY_CLAIMS =
      "At most ten claims a second; this one was not looked at.";

  private static final Logger log = LoggerFactory.getLogger(StageRequests.class);

  void time(ClientMessage.Time request) {
    replies.send(new ServerMessage.Time(request.ref(), services.clock().now()));
  }

  void me(ClientMessage.Me request) {
    takingPart(Optional.of(request.ref()), _ -> standing.answer(request.ref()));
  }

  void confetti(ClientMessage.Confetti request) {
    takingPart(
        Optional.empty(),
        member -> {
          var _ = services.stages().throwConfetti(stage, member, request.taps());
        });
  }

  void claim(ClientMessage.Claim request) {
    takingPart(Optional.of(request.ref()), member -> claim(request, member));
  }

  private void claim(ClientMessage.Claim request, MemberId member) {
    long arrived = System.nanoTime();
    Optional<ClaimOutcome.TooLate> certain =
        ended
            .outcome(request.drop(), request.claim(), member)
            .filter(outcome -> services.claims().isKept(stage, outcome));
    if (certain.isPresent()) {
      answer(request.ref(), Answer.given(certain.get()), arrived);
      return;
    }
    Duration wait = services.guard().claims().take(member.value());
    if (wait.isPositive()) {
      replies.later(Optional.of(request.ref()), ErrorCode.TOO_FREQUENT, TOO_MANY_CLAIMS);
      return;
    }
    underway.begin();
    var _ =
        Deliver.to(loop, services.claims().claim(stage, request.drop(), member, request.claim()))
            .onSuccess(answer -> answer(request.ref(), answer, arrived))
            .onFailure(fault -> fail(request.ref(), fault, arrived))
            .onComplete(_ -> underway.end());
  }

  private void fail(String ref, Throwable fault, long arrived) {
    log.error("A claim could not be decided stage={}", stage, fault);
    services.meters().drops().failed(arrived);
    replies.unavailable(ref);
  }

  private void answer(String ref, Answer<ClaimOutcome> answer, long arrived) {
    services.meters().drops().answered(answer, arrived);
    switch (answer) {
      case Answer.Given<ClaimOutcome>(ClaimOutcome outcome) ->
          replies.send(new ServerMessage.Outcome(ref, outcome));
      case Answer.Refused<ClaimOutcome> refused ->
          replies.fail(Optional.of(ref), refused.code(), refused.sentence(), refused.pointer());
    }
  }

  private void takingPart(Optional<String> ref, Consumer<MemberId> action) {
    if (principal instanceof Principal.Member me && principal.may(Scope.TAKE_PART, stage)) {
      action.accept(me.member());
      return;
    }
    replies.fail(
        ref,
        ErrorCode.NOT_ALLOWED,
        "Only members can do this; this is a " + principal.role() + "'s token.");
  }
}
