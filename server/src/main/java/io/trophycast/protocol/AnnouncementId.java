package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names an announcement; unique within its stage. */
public record AnnouncementId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-z]{8}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AnnouncementId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("AnnouncementId must match " + SHAPE);
    }
  }

  /** A fresh one. */
  public static AnnouncementId random(RandomGenerator random) {
    return new AnnouncementId(RandomText.lowercase(random, 8));
  }

  @Override
  public String toString() {
    return value;
  }
}
