package io.trophycast.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.protocol.TemplateId;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A drop to be run again, by hand or by its rule.
 *
 * @param drop a drop as it is scheduled, with placeholders
 * @param runs drops that were made of it
 * @param last the latest occurrence of which a drop was made, in the stage's local time
 */
public record Template(
    TemplateId id, ObjectNode drop, Optional<String> recurrence, int runs, Optional<String> last) {

  /** The rule with its beginning, where it recurs. */
  Optional<Recurrence> parsedRecurrence() {
    return recurrence.map(
        text -> new Recurrence(LocalDateTime.parse(drop.at("/opens/at").textValue()), text));
  }

  Optional<LocalDateTime> lastMade() {
    return last.map(LocalDateTime::parse);
  }

  long durationMs() {
    return drop.get("duration").longValue() * 1000;
  }
}
