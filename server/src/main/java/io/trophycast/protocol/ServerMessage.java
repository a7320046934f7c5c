package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the server says on the socket. The kind is part of the type: {@link Ordered} is numbered and
 * never dropped silently, of {@link Latest} only the newest counts, {@link Direct} is for one
 * connection alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerMessage.Moments.class, name = "moments"),
  @JsonSubTypes.Type(value = ServerMessage.Latest.class, name = "latest"),
  @JsonSubTypes.Type(value = ServerMessage.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ServerMessage.Outcome.class, name = "outcome"),
  @JsonSubTypes.Type(value = ServerMessage.Mine.class, name = "me"),
  @JsonSubTypes.Type(value = ServerMessage.Time.class, name = "time"),
  @JsonSubTypes.Type(value = ServerMessage.Failure.class, name = "error"),
  @JsonSubTypes.Type(value = ServerMessage.Bye.class, name = "bye")
})
public sealed interface ServerMessage {

  /** Numbered and resumable; a client that can't keep up is closed and comes back for it. */
  sealed interface Ordered extends ServerMessage permits Moments {}

  /** For one connection alone, matched to a request by {@code ref} where there was one. */
  sealed interface Direct extends ServerMessage
      permits Welcome, Outcome, Mine, Time, Failure, Bye {}

  /** The stage's next moments, at least one, in order. */
  record Moments(List<RawMoment> moments) implements Ordered {}

  /** The slots that changed since the last tick; none is a sign of life. */
  record Latest(Optional<Board> board, Optional<Counters> counters) implements ServerMessage {}

  /**
   * The answer to hello.
   *
   * @param resumed whether what was missed follows as moments; otherwise {@code snapshot} is there
   *     to start anew from
   */
  record Welcome(
      String ref, boolean resumed, Position position, long at, Optional<Snapshot> snapshot)
      implements Direct {}

  /** The answer to a claim. */
  record Outcome(String ref, ClaimOutcome outcome) implements Direct {}

  /** A member's own name, trophies and standing; comes by itself when they change. */
  record Mine(Optional<String> ref, Me me) implements Direct {}

  /** What time it is by the deciding clock, in milliseconds. */
  record Time(String ref, double at) implements Direct {}

  /** A request that was refused. */
  record Failure(
      Optional<String> ref,
      ErrorCode code,
      String message,
      Optional<String> pointer,
      OptionalInt retryIn)
      implements Direct {}

  /**
   * Said just before the server closes.
   *
   * @param retryIn the window in milliseconds to spread the return over
   */
  record Bye(String code, String message, OptionalInt retryIn) implements Direct {
    /** The words for a close code. */
    public static Bye of(CloseCode code, String message) {
      return new Bye(code.wire(), message, OptionalInt.empty());
    }
  }
}
