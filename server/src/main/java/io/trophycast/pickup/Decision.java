package io.trophycast.pickup;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of a scan, the same however often it is asked for with its nonce.
 *
 * @param thing as it was then
 */
public record Decision(Outcome outcome, Thing thing) {

  /** What happened, or why nothing did. */
  public enum Outcome {
    @JsonProperty("handed_over")
    HANDED_OVER,
    /** Somebody handed it over before. */
    @JsonProperty("already_collected")
    ALREADY_COLLECTED,
    /** It was not fetched in time and went to others, or it is not this member's turn. */
    @JsonProperty("not_held")
    NOT_HELD,
    @JsonProperty("returned")
    RETURNED,
    /** There is nothing that this member could bring back. */
    @JsonProperty("not_collected")
    NOT_COLLECTED
  }
}
