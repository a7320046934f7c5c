package io.trophycast.pickup;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import java.util.Optional;

/**
 * What became of the thing that one member may fetch of one drop.
 *
 * @param name of the member, as the desk needs it: also of who is hidden from others
 * @param since when it came into this state
 * @param serial of the trophy it belongs to; nothing for who came too late and got it from the line
 * @param deadline until which it is held
 * @param place in line, from 1
 * @param by whose hands it last went through
 */
public record Thing(
    DropId drop,
    MemberId member,
    String name,
    State state,
    long since,
    Optional<Integer> serial,
    Optional<Long> deadline,
    Optional<Integer> place,
    Optional<String> by) {

  /** Where it is. */
  public enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("held")
    HELD,
    @JsonProperty("collected")
    COLLECTED,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("returned")
    RETURNED
  }
}
