package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chosen by a caller to make repeating a request safe; the first answer is kept for 24 hours. */
public record IdempotencyKey(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public IdempotencyKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("IdempotencyKey must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<IdempotencyKey> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
