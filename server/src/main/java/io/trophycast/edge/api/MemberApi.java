package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.RateLimit;
import io.trophycast.edge.Reply;
import io.trophycast.edge.TapCounter;
import io.trophycast.identity.Grant;
import io.trophycast.identity.Tokens;
import io.trophycast.member.DisplayName;
import io.trophycast.member.Facts;
import io.trophycast.member.Member;
import io.trophycast.member.MemberList;
import io.trophycast.member.Members;
import io.trophycast.member.NameSuggestions;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Pin;
import io.trophycast.stage.JoinAddress;
import io.trophycast.stage.Stage;
import io.trophycast.stage.Stages;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People of a stage: finding it, joining, oneself, confetti, moderation. */
public final class MemberApi {
  // A full hall joins within a minute from one address; trying a million PINs takes a day.
  private static final int JOINS_BURST = 1000;
  private static final double JOINS_PER_SECOND = 20;
  private static final int LISTED = 50;

  private final Stages stages;
  private final Members members;
  private final NameSuggestions suggestions;
  private final Tokens tokens;
  private final TapCounter taps;
  private final JoinAddress address;
  private final RateLimit lookups;
  private final RateLimit joins;

  record JoinRequest(Pin pin, String name, Optional<Language> language) {}

  record MemberView(MemberId id, String name, long joinedAt, boolean hidden, long points) {
    static MemberView of(Member member) {
      return new MemberView(
          member.id(), member.name(), member.joinedAt(), member.hidden(), member.points());
    }
  }

  record Joined(String token, long expiresAt, MemberView member) {
    @Override
    public String toString() {
      return "Joined[" + member + "]";
    }
  }

  record MemberViews(List<MemberView> members, int total) {}

  record MemberChange(Optional<String> name, Optional<Boolean> hidden) {}

  record NameSuggestion(String name) {}

  record Taps(int taps) {}

  public MemberApi(EdgeServices services, URI publicUrl, InstantSource clock) {
    this.stages = services.stages();
    this.members = services.members();
    this.suggestions = services.suggestions();
    this.tokens = services.tokens();
    this.taps = services.taps();
    this.address = new JoinAddress(publicUrl);
    this.lookups = new RateLimit(JOINS_BURST, JOINS_PER_SECOND, clock);
    this.joins = new RateLimit(JOINS_BURST, JOINS_PER_SECOND, clock);
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("findStageByPin", this::findStage);
    operations.put("suggestName", this::suggestName);
    operations.put("joinStage", this::join);
    operations.put("showMe", this::showMe);
    operations.put("tellFacts", this::tellFacts);
    operations.put("forgetPlace", this::forgetPlace);
    operations.put("throwConfetti", this::throwConfetti);
    operations.put("listMembers", this::list);
    operations.put("moderateMember", this::moderate);
    operations.put("removeMember", this::remove);
  }

  private Reply findStage(Call call) {
    Duration wait = lookups.take(call.address());
    if (wait.isPositive()) {
      return Limits.refused(wait);
    }
    return stages
        .byPin(new Pin(call.path("pin")))
        .await()
        .map(stage -> Reply.ok(address.shown(stage)))
        .orElseGet(
            () ->
                Reply.refused(
                    Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no stage with this PIN.")));
  }

  private Reply suggestName(Call call) {
    Language language =
        call.query("language")
            .flatMap(
                tag ->
                    Arrays.stream(Language.values()).filter(l -> l.tag().equals(tag)).findFirst())
            .orElse(Language.ENGLISH);
    return Reply.ok(new NameSuggestion(suggestions.next(language).value()));
  }

  private Reply tellFacts(Call call) {
    var facts = call.body(Facts.class);
    if (facts.zone().filter(zone -> !ZoneId.getAvailableZoneIds().contains(zone)).isPresent()) {
      return Reply.refused(
          Problem.at("/zone", ErrorCode.NOT_POSSIBLE, "There is no such time zone."));
    }
    return Reply.of(members.tellFacts(call.stage(), call.asMember().member(), facts).await());
  }

  private Reply forgetPlace(Call call) {
    return Reply.of(members.forgetPlace(call.stage(), call.asMember().member()).await());
  }

  private Reply join(Call call) {
    Duration wait = joins.take(call.address());
    if (wait.isPositive()) {
      return Limits.refused(wait);
    }
    var wanted = call.body(JoinRequest.class);
    Optional<Stage> stage = stages.find(call.stage()).await();
    if (stage.isEmpty()) {
      return Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
    }
    if (!stage.get().pin().equals(wanted.pin())) {
      return Reply.refused(
          Problem.at("/pin", ErrorCode.WRONG_PIN, "This is not the PIN of this stage."));
    }
    return switch (DisplayName.of(wanted.name())) {
      case Answer.Refused<DisplayName> refused -> Reply.of(refused);
      case Answer.Given<DisplayName>(DisplayName name) ->
          joined(
              call,
              members.join(call.stage(), name.value(), wanted.language(), call.onceKey()).await());
    };
  }

  private Reply joined(Call call, Answer<Member> answer) {
    return switch (answer) {
      case Answer.Refused<Member> refused -> Reply.of(refused);
      case Answer.Given<Member>(Member member) -> {
        Grant grant = tokens.grantMember(call.stage(), member.id());
        yield Reply.created(
            new Joined(grant.token(), grant.expiresAt().toEpochMilli(), MemberView.of(member)));
      }
    };
  }

  private Reply showMe(Call call) {
    return Reply.of(members.me(call.stage(), call.asMember().member()).await());
  }

  private Reply throwConfetti(Call call) {
    int wanted = call.body(Taps.class).taps();
    MemberId member = call.asMember().member();
    Answer<Member> found = members.find(call.stage(), member).await();
    return switch (found) {
      case Answer.Refused<Member> refused -> Reply.of(refused);
      case Answer.Given<Member>(Member known) when known.removed() ->
          Reply.refused(Problem.of(ErrorCode.REMOVED, "The host has removed you from this stage."));
      case Answer.Given<Member> _ ->
          Reply.ok(new Taps(taps.count(call.stage(), member, wanted).await()));
    };
  }

  private Reply list(Call call) {
    return Reply.of(
        members
            .list(call.stage(), call.query("query").orElse(""), call.number("limit").orElse(LISTED))
            .await()
            .map(MemberApi::shown));
  }

  private static MemberViews shown(MemberList list) {
    return new MemberViews(list.members().stream().map(MemberView::of).toList(), list.total());
  }

  private Reply moderate(Call call) {
    var change = call.body(MemberChange.class);
    Optional<Answer<Member>> renamed = change.name().map(name -> rename(call, name));
    if (renamed.isPresent() && renamed.get() instanceof Answer.Refused<Member> refused) {
      return Reply.of(refused);
    }
    return change
        .hidden()
        .map(
            hidden ->
                hidden
                    ? members.hide(call.stage(), call.member(), call.actor())
                    : members.show(call.stage(), call.member(), call.actor()))
        .map(changed -> changed.await())
        .or(() -> renamed)
        .map(answer -> Reply.of(answer.map(MemberView::of)))
        .orElseThrow();
  }

  private Answer<Member> rename(Call call, String wanted) {
    return switch (DisplayName.of(wanted)) {
      case Answer.Refused<DisplayName> refused -> refused.cast();
      case Answer.Given<DisplayName>(DisplayName name) ->
          members.rename(call.stage(), call.member(), name.value(), call.actor()).await();
    };
  }

  private Reply remove(Call call) {
    return Done.reply(members.remove(call.stage(), call.member(), call.actor()).await());
  }
}
