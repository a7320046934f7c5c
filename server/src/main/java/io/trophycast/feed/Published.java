package io.trophycast.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.RawMoment;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes over a stage's channel: a moment behind the epoch it belongs to and the incarnation of
 * the Redis that decided it, each with a space, or a hint alone. Anybody who may talk to Redis can
 * publish, so whatever else comes is nonsense and no error.
 */
sealed interface Published {
  /** These slots have newer values. */
  record Hint(List<String> slots) implements Published {}

  /**
   * A moment of an epoch.
   *
   * @param incarnation of the Redis that decided it; empty when another version published it
   */
  record Next(String epoch, String incarnation, RawMoment moment) implements Published {}

  record Nonsense() implements Published {}

  static Published read(String message) {
    int start = Math.max(0, message.indexOf('{'));
    String json = message.substring(start);
    JsonNode node;
    try {
      node = Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      return new Nonsense();
    }
    if (start == 0) {
      return node.path("touch").isArray() ? new Hint(slots(node)) : new Nonsense();
    }
    if (node.has("touch") || !isMoment(node)) {
      return new Nonsense();
    }
    String[] from = message.substring(0, start).strip().split(" ", 2);
    String incarnation = from.length == 2 ? from[1] : "";
    return new Next(from[0], incarnation, new RawMoment(node.path("offset").longValue(), json));
  }

  private static List<String> slots(JsonNode hint) {
    List<String> slots = new ArrayList<>();
    hint.get("touch").forEach(slot -> slots.add(slot.asText()));
    return slots;
  }

  private static boolean isMoment(JsonNode node) {
    return node.path("type").isTextual()
        && node.path("at").canConvertToLong()
        && node.path("offset").isIntegralNumber()
        && node.path("offset").canConvertToLong();
  }
}
