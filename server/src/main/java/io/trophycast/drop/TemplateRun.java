package io.trophycast.drop;

import io.trophycast.protocol.DropId;
import java.util.Optional;

/**
 * That a drop is made of a template, which counts them.
 *
 * @param occurrence by which rule it comes; nothing when a host runs it
 */
public record TemplateRun(String template, Optional<Occurrence> occurrence) {

  /**
   * One time of a rule, of which a drop is made once.
   *
   * @param local in the stage's zone; a later one is a greater text
   * @param drop the id of its drop, the same whoever makes it
   * @param opensAt in milliseconds since the Unix epoch
   */
  public record Occurrence(String local, DropId drop, long opensAt) {}

  public static TemplateRun byHand(String template) {
    return new TemplateRun(template, Optional.empty());
  }

  public static TemplateRun occurrence(String template, String local, DropId drop, long opensAt) {
    return new TemplateRun(template, Optional.of(new Occurrence(local, drop, opensAt)));
  }
}
