package io.trophycast.load.checker;

import java.util.List;

/**
 * A whole run.
 *
 * @param events what the clients did and saw, in the order of their instants
 */
public record History(List<Event> events, Aftermath aftermath) {
  /** Only the events of this kind. */
  public <T extends Event> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
