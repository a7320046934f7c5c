package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One of the limits on how often there may be drops and awards. */
public enum Limit {
  @JsonProperty("quiet")
  QUIET,
  /** Seconds between two openings. */
  @JsonProperty("apart")
  APART,
  @JsonProperty("drops_per_day")
  DROPS_PER_DAY,
  @JsonProperty("drops_per_week")
  DROPS_PER_WEEK,
  @JsonProperty("awards_per_day")
  AWARDS_PER_DAY,
  @JsonProperty("awards_per_week")
  AWARDS_PER_WEEK,
  /** Of one member. */
  @JsonProperty("trophies_per_day")
  TROPHIES_PER_DAY,
  @JsonProperty("trophies_per_week")
  TROPHIES_PER_WEEK
}
