package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a member; unique within their stage. */
public record MemberId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{12}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MemberId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("MemberId must match " + SHAPE);
    }
  }

  /** The id in this text, or nothing when it has another shape. */
  public static Optional<MemberId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new MemberId(text)) : Optional.empty();
  }

  /** A fresh one; 12 characters leave no realistic chance of meeting an old one. */
  public static MemberId random(RandomGenerator random) {
    return new MemberId(RandomText.lowercase(random, 12));
  }

  @Override
  public String toString() {
    return value;
  }
}
