package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * Who may claim: a condition, or several put together. Redis checks it at the claim
 * (`redis/shared/rule.lua`), on what it holds of the member; here it is only read, written and
 * handed on. An object has one field, which says what it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(ClaimRule.All.class),
  @JsonSubTypes.Type(ClaimRule.Any.class),
  @JsonSubTypes.Type(ClaimRule.None.class),
  @JsonSubTypes.Type(ClaimRule.InLanguage.class),
  @JsonSubTypes.Type(ClaimRule.InZone.class),
  @JsonSubTypes.Type(ClaimRule.Holds.class),
  @JsonSubTypes.Type(ClaimRule.MemberFor.class),
  @JsonSubTypes.Type(ClaimRule.NotRecognisedFor.class),
  @JsonSubTypes.Type(ClaimRule.IsPresent.class),
  @JsonSubTypes.Type(ClaimRule.IsNear.class)
})
public sealed interface ClaimRule {

  /** Several rules put together. */
  sealed interface Several extends ClaimRule {
    List<ClaimRule> rules();

    /** The field that holds them. */
    String field();
  }

  /** Every one of these is met. */
  record All(List<ClaimRule> all) implements Several {
    @Override
    public List<ClaimRule> rules() {
      return all;
    }

    @Override
    public String field() {
      return "all";
    }
  }

  /** At least one of these is met. */
  record Any(List<ClaimRule> any) implements Several {
    @Override
    public List<ClaimRule> rules() {
      return any;
    }

    @Override
    public String field() {
      return "any";
    }
  }

  /** Not one of these is met. */
  record None(List<ClaimRule> none) implements Several {
    @Override
    public List<ClaimRule> rules() {
      return none;
    }

    @Override
    public String field() {
      return "none";
    }
  }

  /** The member has chosen one of these languages. */
  record InLanguage(List<Language> language) implements ClaimRule {}

  /** The member's device is set to one of these time zones (IANA names). */
  record InZone(List<String> zone) implements ClaimRule {}

  /** The member holds a trophy of this stage: of a certain drop, or any. */
  record Holds(Trophies holds) implements ClaimRule {
    /** Which ones count. */
    public record Trophies(Optional<DropId> drop) {}
  }

  /** The member joined at least so many seconds ago. */
  record MemberFor(long memberFor) implements ClaimRule {}

  /** The member has won nothing on this stage within so many seconds. */
  record NotRecognisedFor(long notRecognisedFor) implements ClaimRule {}

  /** The member proved this evening that they are at the venue; only {@code true} is asked for. */
  record IsPresent(boolean present) implements ClaimRule {}

  /** The member has said, less than two hours ago, that they are about there. */
  record IsNear(Circle near) implements ClaimRule {
    /**
     * A place, usually the venue, and how far away one may be.
     *
     * @param metres along the surface, between rounded places
     */
    public record Circle(Place place, int metres) {}
  }
}
