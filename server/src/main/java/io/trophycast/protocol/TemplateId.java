package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a template; unique within its stage. */
public record TemplateId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{8}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TemplateId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("TemplateId must match " + SHAPE);
    }
  }

  /** A fresh one. */
  public static TemplateId random(RandomGenerator random) {
    return new TemplateId(RandomText.lowercase(random, 8));
  }

  @Override
  public String toString() {
    return value;
  }
}
