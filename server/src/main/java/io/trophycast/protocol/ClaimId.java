package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a member's attempt at a drop: chosen by the client, new for each tap, kept over retries.
 */
public record ClaimId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{8,32}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ClaimId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("ClaimId must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<ClaimId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new ClaimId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
