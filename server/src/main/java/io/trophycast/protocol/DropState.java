package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a drop is in its life; it only ever moves forward, except out of {@link #FROZEN}, which a
 * host ends.
 */
public enum DropState {
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("open")
  OPEN,
  /** A raffle that takes no more entries and is being drawn. */
  @JsonProperty("drawing")
  DRAWING,
  @JsonProperty("ended")
  ENDED,
  /** Redis lost something of it. It neither opens nor closes, and awards nothing. */
  @JsonProperty("frozen")
  FROZEN
}
