package io.trophycast.member;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Fingerprint;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The members of all stages. */
public final class Members {
  private final StageFunctions functions;
  private final RandomGenerator random;

  public Members(RedisLink link, RandomGenerator random) {
    this.functions = new StageFunctions(link);
    this.random = random;
  }

  /**
   * Lets somebody in under this checked name, or with “ 2”, “ 3” … behind it when somebody has it
   * already.
   */
  public Future<Answer<Member>> join(
      StageId stage, String name, Optional<Language> language, Optional<IdempotencyKey> onceKey) {
    return functions.change(
        "member_join",
        stage,
        Member.class,
        MemberId.random(random).value(),
        name,
        FoldedName.of(name),
        language.map(Language::tag).orElse(""),
        onceKey.map(IdempotencyKey::value).orElse(""),
        Fingerprint.of(List.of(name, language)));
  }

  /** This member, also one who was removed. */
  public Future<Answer<Member>> find(StageId stage, MemberId member) {
    return functions.ask("member_find", stage, Member.class, member.value());
  }

  /** Keeps what a member says of themselves; what is absent stays as it was. */
  public Future<Answer<Me>> tellFacts(StageId stage, MemberId member, Facts facts) {
    return functions.change(
        "member_facts",
        stage,
        Me.class,
        member.value(),
        facts.language().map(Language::tag).orElse(""),
        facts.zone().orElse(""),
        facts.place().map(Json::write).orElse(""));
  }

  /** Forgets where a member is. */
  public Future<Answer<Me>> forgetPlace(StageId stage, MemberId member) {
    return functions.change("member_facts", stage, Me.class, member.value(), "", "", "forget");
  }

  /** What a member sees of themselves. */
  public Future<Answer<Me>> me(StageId stage, MemberId member) {
    return functions.ask("member_view", stage, Me.class, member.value());
  }

  /** Members whose name contains the query, newest first; all of them for an empty one. */
  public Future<Answer<MemberList>> list(StageId stage, String query, int limit) {
    return functions.ask(
        "member_list", stage, MemberList.class, FoldedName.of(query), Integer.toString(limit));
  }

  /** Gives a member another checked name, made distinct. */
  public Future<Answer<Member>> rename(StageId stage, MemberId member, String name, Actor by) {
    return functions.change(
        "member_moderate",
        stage,
        Member.class,
        member.value(),
        "rename",
        by.value(),
        name,
        FoldedName.of(name));
  }

  /** Others see an empty name from now on. */
  public Future<Answer<Member>> hide(StageId stage, MemberId member, Actor by) {
    return moderate(stage, member, "hide", by);
  }

  /** Others see the name again. */
  public Future<Answer<Member>> show(StageId stage, MemberId member, Actor by) {
    return moderate(stage, member, "show", by);
  }

  /**
   * Sends a member away for good: off the board, no more claims. Their trophies stay awarded,
   * without a name.
   */
  public Future<Answer<Member>> remove(StageId stage, MemberId member, Actor by) {
    return moderate(stage, member, "remove", by);
  }

  private Future<Answer<Member>> moderate(StageId stage, MemberId member, String change, Actor by) {
    return functions.change(
        "member_moderate", stage, Member.class, member.value(), change, by.value());
  }
}
