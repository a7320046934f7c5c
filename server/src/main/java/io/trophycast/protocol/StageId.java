package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a stage. */
public record StageId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{8}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StageId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("StageId must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<StageId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new StageId(text)) : Optional.empty();
  }

  /** A fresh one; 8 characters leave no realistic chance of meeting an old one. */
  public static StageId random(RandomGenerator random) {
    return new StageId(RandomText.lowercase(random, 8));
  }

  @Override
  public String toString() {
    return value;
  }
}
