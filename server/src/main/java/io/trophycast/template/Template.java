package io.trophycast.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.protocol.Limit;
import io.trophycast.protocol.TemplateId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A drop to be run again, by hand or by its rule.
 *
 * @param drop a drop as it is scheduled, with placeholders
 * @param runs drops that were made of it
 * @param last the latest occurrence that was decided on, in the stage's local time
 * @param leftOut the latest occurrences that would have been too many, newest first
 */
public record Template(
    TemplateId id,
    ObjectNode drop,
    Optional<String> recurrence,
    int runs,
    Optional<String> last,
    Optional<List<LeftOut>> leftOut) {

  /**
   * An occurrence of which no drop was made, because it would have exceeded a limit.
   *
   * @param at in the stage's local time
   */
  public record LeftOut(String at, Limit limit, Optional<Integer> used, Optional<Integer> most) {}

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
