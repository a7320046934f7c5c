package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How the winners of a drop are found. */
public enum Way {
  /** Whoever claims first, as long as there are trophies. */
  @JsonProperty("first_come")
  FIRST_COME,
  /** A claim is an entry; winners are drawn from the entries when the drop closes. */
  @JsonProperty("raffle")
  RAFFLE,
  /** The top of the board when the drop closes. */
  @JsonProperty("standing")
  STANDING,
  /** Everybody who claims while it is open: an open edition. */
  @JsonProperty("everyone")
  EVERYONE;

  /** The word for it on every wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
