package io.trophycast.load.checker;

import java.util.List;
import java.util.Map;

/**
 * What is to be seen when the faults are over and all is calm.
 *
 * @param drops the public records
 * @param members what each member sees of their own, by id
 * @param feedEnd where the history ends
 */
public record Aftermath(List<DropRecord> drops, Map<String, Holder> members, Position feedEnd) {

  /** A member as they see themselves. */
  public record Holder(String name, List<Held> trophies) {}

  /** A trophy in a member's own list. */
  public record Held(String drop, int serial, long at) {}
}
