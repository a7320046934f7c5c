package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who did something, as it is recorded: a role and an id such as {@code host:4f8h2kw1}, or {@code
 * system}.
 */
public record Actor(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9:_.-]{1,80}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Actor {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Actor must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<Actor> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Actor(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
