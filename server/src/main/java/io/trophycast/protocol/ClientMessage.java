package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * What a client may say on the socket. A {@code ref} is chosen by the client; the answer carries
 * it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = ClientMessage.Claim.class, name = "claim"),
  @JsonSubTypes.Type(value = ClientMessage.Confetti.class, name = "confetti"),
  @JsonSubTypes.Type(value = ClientMessage.Time.class, name = "time"),
  @JsonSubTypes.Type(value = ClientMessage.Me.class, name = "me")
})
public sealed interface ClientMessage {
  /**
   * The first message: who it is, and where they left off.
   *
   * @param stage only with a host's token, which is good for every stage
   * @param position of the last moment seen
   */
  record Hello(String ref, String token, Optional<StageId> stage, Optional<Position> position)
      implements ClientMessage {
    /** Leaves the token out, so that no log ever has it. */
    @Override
    public String toString() {
      return "Hello[ref=" + ref + ", stage=" + stage + ", position=" + position + "]";
    }
  }

  /** A tap on “claim”. */
  record Claim(String ref, DropId drop, ClaimId claim) implements ClientMessage {}

  /** Taps since the last one, 1–100; there is no answer. */
  record Confetti(int taps) implements ClientMessage {}

  /** Asks what time it is by the deciding clock. */
  record Time(String ref) implements ClientMessage {}

  /** Asks for one's own name, trophies and standing. */
  record Me(String ref) implements ClientMessage {}
}
