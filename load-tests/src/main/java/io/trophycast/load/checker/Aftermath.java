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

  /**
   * A member as they see themselves.
   *
   * @param trophies newest first, as many as the list shows
   */
  public record Holder(String name, List<Held> trophies, long points) {
    /** A member's own list shows so many. */
    private static final int LONGEST_LIST = 100;

    /** Whether the list is so short that it shows all. */
    boolean showsAll() {
      return trophies.size() < LONGEST_LIST;
    }
  }

  /** A trophy in a member's own list. */
  public record Held(String drop, int serial, long at) {}
}
