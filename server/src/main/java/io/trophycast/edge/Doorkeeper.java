package io.trophycast.edge;

import io.trophycast.identity.Principal;
import io.trophycast.identity.Scope;
import io.trophycast.identity.TokenCheck;
import io.trophycast.identity.Tokens;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a request in when its token allows the operation on the stage that the address names. This
 * is the one place that knows which scope an operation needs; an operation that is not listed is
 * open to everybody, and a test holds the list against the contract.
 */
final class Doorkeeper {
  static final Map<String, Scope> NEEDED =
      Map.ofEntries(
          Map.entry("listStages", Scope.RUN_STAGE),
          Map.entry("createStage", Scope.RUN_STAGE),
          Map.entry("updateStage", Scope.RUN_STAGE),
          Map.entry("listTemplates", Scope.RUN_STAGE),
          Map.entry("saveTemplate", Scope.RUN_STAGE),
          Map.entry("forgetTemplate", Scope.RUN_STAGE),
          Map.entry("runTemplate", Scope.RUN_STAGE),
          Map.entry("listAnnouncements", Scope.RUN_STAGE),
          Map.entry("planAnnouncement", Scope.RUN_STAGE),
          Map.entry("withdrawAnnouncement", Scope.RUN_STAGE),
          Map.entry("listMembers", Scope.RUN_STAGE),
          Map.entry("moderateMember", Scope.RUN_STAGE),
          Map.entry("removeMember", Scope.RUN_STAGE),
          Map.entry("scheduleDrop", Scope.RUN_STAGE),
          Map.entry("endDrop", Scope.RUN_STAGE),
          Map.entry("showMissing", Scope.RUN_STAGE),
          Map.entry("restoreDrop", Scope.RUN_STAGE),
          Map.entry("changeBoard", Scope.RUN_STAGE),
          Map.entry("resetBoard", Scope.RUN_STAGE),
          Map.entry("pinMessage", Scope.RUN_STAGE),
          Map.entry("unpinMessage", Scope.RUN_STAGE),
          Map.entry("openScreen", Scope.RUN_STAGE),
          Map.entry("invitePartner", Scope.RUN_STAGE),
          Map.entry("inviteSteward", Scope.RUN_STAGE),
          Map.entry("uploadPicture", Scope.RUN_STAGE),
          Map.entry("showSnapshot", Scope.WATCH_STAGE),
          Map.entry("watchStage", Scope.WATCH_STAGE),
          Map.entry("showBoard", Scope.WATCH_STAGE),
          Map.entry("showPresence", Scope.SHOW_PRESENCE),
          Map.entry("switchPresence", Scope.RUN_STAGE),
          Map.entry("setCadence", Scope.RUN_STAGE),
          Map.entry("showCadence", Scope.RUN_STAGE),
          Map.entry("markPresent", Scope.TAKE_PART),
          Map.entry("showMe", Scope.TAKE_PART),
          Map.entry("listOwnAnnouncements", Scope.TAKE_PART),
          Map.entry("tellFacts", Scope.TAKE_PART),
          Map.entry("forgetPlace", Scope.TAKE_PART),
          Map.entry("claimTrophy", Scope.TAKE_PART),
          Map.entry("throwConfetti", Scope.TAKE_PART),
          Map.entry("presentReceipt", Scope.TAKE_PART),
          Map.entry("listThings", Scope.TAKE_PART),
          Map.entry("joinLine", Scope.TAKE_PART),
          Map.entry("showDesk", Scope.HAND_OUT),
          Map.entry("lookUpThing", Scope.HAND_OUT),
          Map.entry("handOver", Scope.HAND_OUT),
          Map.entry("awardPoints", Scope.AWARD_POINTS),
          Map.entry("setScores", Scope.AWARD_POINTS));

  private static final Pattern BEARER =
      Pattern.compile("Bearer +(\\S{1,4096})", Pattern.CASE_INSENSITIVE);
  private static final Pattern STAGE = Pattern.compile("/stages/([0-9a-z]{8})(?:/|$)");

  private final Tokens tokens;

  Doorkeeper(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Who asks, or nobody in particular; fails with a refusal when that is not enough. */
  Future<Optional<Principal>> admit(HttpServerRequest request, String operation) {
    Scope needed = NEEDED.get(operation);
    if (needed == null) {
      return Future.succeededFuture(Optional.empty());
    }
    Matcher bearer =
        BEARER.matcher(Optional.ofNullable(request.getHeader("authorization")).orElse(""));
    if (!bearer.matches()) {
      return refused(
          ErrorCode.UNAUTHORISED, "This needs a token, in the header Authorization: Bearer TOKEN.");
    }
    return tokens
        .verify(bearer.group(1))
        .compose(
            check ->
                switch (check) {
                  case TokenCheck.Valid(Principal principal) ->
                      allows(principal, needed, Objects.requireNonNull(request.path()))
                          ? Future.succeededFuture(Optional.of(principal))
                          : refused(
                              ErrorCode.NOT_ALLOWED,
                              "A " + principal.role() + "'s token does not allow this here.");
                  case TokenCheck.Expired _ ->
                      refused(ErrorCode.TOKEN_EXPIRED, "This token has expired; enter anew.");
                  case TokenCheck.Invalid _ ->
                      refused(ErrorCode.UNAUTHORISED, "This token is not one of this server.");
                });
  }

  private static boolean allows(Principal principal, Scope needed, String path) {
    Matcher stage = STAGE.matcher(path);
    return stage.find()
        ? principal.may(needed, new StageId(stage.group(1)))
        : principal.stage().isEmpty() && principal.scopes().contains(needed);
  }

  private static <T> Future<T> refused(ErrorCode code, String sentence) {
    return Future.failedFuture(new Refusal(Problem.of(code, sentence)));
  }
}
