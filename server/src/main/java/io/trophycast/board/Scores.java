package io.trophycast.board;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trophycast.protocol.Json;
import java.util.List;

/**
 * The points of those whom a batch was about, in its order. It goes out as it came in: a thousand
 * scores are not read only to be written again.
 *
 * @param json {@code {"scores": [{"member", "points"}]}}
 */
public record Scores(@JsonValue @JsonRawValue String json) {
  private record Sheet(List<Score> scores) {}

  /** The same as records. */
  public List<Score> list() {
    return Json.read(json, Sheet.class).scores();
  }
}
