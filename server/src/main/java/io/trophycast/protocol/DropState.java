package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a drop is in its life; it only ever moves forward. */
public enum DropState {
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("open")
  OPEN,
  @JsonProperty("ended")
  ENDED
}
