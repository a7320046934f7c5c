package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The six digits people type to join a stage. */
public record Pin(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{6}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Pin {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Pin must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<Pin> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Pin(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
