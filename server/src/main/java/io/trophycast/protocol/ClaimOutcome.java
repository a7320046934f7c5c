package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * The one honest answer to a claim. Asking again with the same claim id gives the same answer,
 * except that {@link Entered}, {@link NotEligible}, {@link NotOpen} and {@link Undecided} become
 * something else once there is something to decide.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClaimOutcome.Won.class, name = "won"),
  @JsonSubTypes.Type(value = ClaimOutcome.AlreadyYours.class, name = "already_yours"),
  @JsonSubTypes.Type(value = ClaimOutcome.SoldOut.class, name = "sold_out"),
  @JsonSubTypes.Type(value = ClaimOutcome.Entered.class, name = "entered"),
  @JsonSubTypes.Type(value = ClaimOutcome.NotEligible.class, name = "not_eligible"),
  @JsonSubTypes.Type(value = ClaimOutcome.NotOpen.class, name = "not_open"),
  @JsonSubTypes.Type(value = ClaimOutcome.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = ClaimOutcome.Undecided.class, name = "undecided")
})
public sealed interface ClaimOutcome {
  DropId drop();

  ClaimId claim();

  /**
   * Serial {@code serial} of {@code supply}, won at {@code at}.
   *
   * @param receipt a signed {@link Receipt}, to be kept and shown when the trophy is ever missing
   */
  record Won(DropId drop, ClaimId claim, int serial, int supply, long at, Optional<String> receipt)
      implements ClaimOutcome {}

  /** The limit is reached; this is the first serial the member won. */
  record AlreadyYours(DropId drop, ClaimId claim, int serial, int supply, long at)
      implements ClaimOutcome {}

  /**
   * The claim is an entry of a raffle, the member's only one; who wins is drawn at {@code drawsAt}.
   *
   * @param claim the attempt that entered, which may be another than the one that asks
   * @param ticket what stands for it in the public list of entries
   * @param entries how many there are so far
   * @param receipt a signed {@link EntryReceipt}, to be kept: it proves that the entry was taken
   */
  record Entered(
      DropId drop,
      ClaimId claim,
      String ticket,
      int entries,
      long at,
      long drawsAt,
      Optional<String> receipt)
      implements ClaimOutcome {}

  /**
   * The member does not meet the drop's rule now, or has won as much as the stage allows. It costs
   * nothing, and may be tried again.
   *
   * @param unmet JSON pointers into the rule: the conditions that stand in the way
   * @param exceeded the limit of the stage that stands in the way
   * @param nextFree when it no longer does, in milliseconds since the Unix epoch
   */
  record NotEligible(
      DropId drop,
      ClaimId claim,
      List<String> unmet,
      Optional<Exceeded> exceeded,
      Optional<Long> nextFree)
      implements ClaimOutcome {}

  /** It ended before this claim was decided. */
  sealed interface TooLate extends ClaimOutcome {
    long at();

    DropEnding ending();
  }

  /** The last one went at {@code at}. */
  record SoldOut(DropId drop, ClaimId claim, long at, DropEnding ending) implements TooLate {}

  /** Too early: come again at {@code opensAt}. */
  record NotOpen(DropId drop, ClaimId claim, long opensAt) implements ClaimOutcome {}

  /** It ended at {@code at}, otherwise than by running out. */
  record Closed(DropId drop, ClaimId claim, long at, DropEnding ending) implements TooLate {}

  /**
   * Nobody knows yet: ask again with the same claim id in {@code retryIn} milliseconds; nothing is
   * lost.
   */
  record Undecided(DropId drop, ClaimId claim, int retryIn) implements ClaimOutcome {}
}
