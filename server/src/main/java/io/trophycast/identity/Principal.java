package io.trophycast.identity;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody whose token was found to be good. */
public sealed interface Principal {

  /** Runs every stage of this server. */
  record Host(String id, Instant expiresAt) implements Principal {}

  /** Takes part in one stage. */
  record Member(StageId in, MemberId member, Instant expiresAt) implements Principal {
    @Override
    public String id() {
      return member.value();
    }
  }

  /** Shows one stage, and can change nothing. */
  record Screen(String id, StageId of, Instant expiresAt) implements Principal {}

  /** A partner's system that scores on one stage; the name is the one the host invited it by. */
  record Partner(String id, StageId at, String name, Instant expiresAt) implements Principal {}

  /** Hands out things on one stage, and can do nothing else; the name is for other stewards. */
  record Steward(String id, StageId at, String name, Instant expiresAt) implements Principal {}

  /** Unique within the role; part of what is recorded about each change. */
  String id();

  /** The first instant at which the token is worth nothing any more. */
  Instant expiresAt();

  /** The word for what this one is, as in the token and in records. */
  default String role() {
    return switch (this) {
      case Host _ -> "host";
      case Member _ -> "member";
      case Screen _ -> "screen";
      case Partner _ -> "partner";
      case Steward _ -> "steward";
    };
  }

  /** The only stage the token is for, or nothing when it is for all. */
  default Optional<StageId> stage() {
    return switch (this) {
      case Host _ -> Optional.empty();
      case Member(StageId stage, MemberId _, Instant _) -> Optional.of(stage);
      case Screen(String _, StageId stage, Instant _) -> Optional.of(stage);
      case Partner(String _, StageId stage, String _, Instant _) -> Optional.of(stage);
      case Steward(String _, StageId stage, String _, Instant _) -> Optional.of(stage);
    };
  }

  /** What the token allows on the stages it is for. */
  default Set<Scope> scopes() {
    return switch (this) {
      case Host _ ->
          Set.of(
              Scope.RUN_STAGE,
              Scope.WATCH_STAGE,
              Scope.SHOW_PRESENCE,
              Scope.AWARD_POINTS,
              Scope.HAND_OUT);
      case Member _ -> Set.of(Scope.WATCH_STAGE, Scope.TAKE_PART);
      case Screen _ -> Set.of(Scope.WATCH_STAGE, Scope.SHOW_PRESENCE);
      case Partner _ -> Set.of(Scope.WATCH_STAGE, Scope.AWARD_POINTS);
      case Steward _ -> Set.of(Scope.HAND_OUT);
    };
  }

  /** Whether the token allows this on this stage. */
  default boolean may(Scope scope, StageId where) {
    return scopes().contains(scope) && stage().map(where::equals).orElse(true);
  }

  /** How this one is named in what is recorded. */
  default Actor actor() {
    return new Actor(role() + ":" + id());
  }
}
