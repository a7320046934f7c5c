package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a drop ended. */
public enum DropEnding {
  @JsonProperty("sold_out")
  SOLD_OUT,
  @JsonProperty("closed")
  CLOSED,
  /** A raffle was drawn. */
  @JsonProperty("drawn")
  DRAWN,
  @JsonProperty("ended_early")
  ENDED_EARLY,
  @JsonProperty("cancelled")
  CANCELLED
}
