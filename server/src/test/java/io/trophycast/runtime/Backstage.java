package io.trophycast.runtime;

import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Citation;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import java.util.List;
import java.util.Optional;

/** Makes stages, members and drops for tests, straight through the features. */
record Backstage(Features features) {
  static final Actor HOST = new Actor("host:test");

  /** A member with the token to prove it. */
  record Guest(StageId stage, MemberId id, String name, String token) {}

  StageId stage() {
    return RunningServer.await(
            features
                .stages()
                .create(
                    "Friday Lights",
                    "Europe/Berlin",
                    List.of(Language.ENGLISH),
                    HOST,
                    Optional.empty()))
        .toOptional()
        .orElseThrow()
        .id();
  }

  Guest member(StageId stage, String name) {
    var member =
        RunningServer.await(
                features.members().join(stage, name, Optional.empty(), Optional.empty()))
            .toOptional()
            .orElseThrow();
    return new Guest(stage, member.id(), member.name(), token(stage, member.id()));
  }

  /** A token of this server for a member who is there already. */
  String token(StageId stage, MemberId member) {
    return features.tokens().grantMember(stage, member).token();
  }

  Drop drop(StageId stage, int supply, Opens opens, int duration) {
    var wish =
        new NewDrop(
            "Night Owl",
            Optional.of("🦉"),
            Optional.empty(),
            Optional.of(supply),
            opens,
            duration,
            Optional.empty(),
            Optional.of(50L),
            new Citation("Stayed late", "It mattered", "Mara"),
            "Be quick.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return RunningServer.await(features.drops().schedule(stage, wish, HOST, Optional.empty()))
        .toOptional()
        .orElseThrow();
  }
}
