package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A moment as it stands in the feed. It goes out as it came in: nothing is encoded twice, and a
 * server of an older version hands on what a newer one wrote.
 *
 * @param json one object, in one line
 */
public record RawMoment(long offset, String json) {

  /** The moment in this object, which must have an offset. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RawMoment of(JsonNode node) {
    if (!node.path("offset").canConvertToLong()) {
      throw new IllegalArgumentException("A moment needs an offset");
    }
    return new RawMoment(node.get("offset").longValue(), node.toString());
  }

  @JsonValue
  @JsonRawValue
  String raw() {
    return json;
  }
}
