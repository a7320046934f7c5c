package io.trophycast.load.checker;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One epoch of a history, put together from what all clients heard of it. */
final class Chapter {
  private final TreeMap<Long, Moment> moments = new TreeMap<>();
  private final Map<String, Long> scheduled = new HashMap<>();
  private final Map<String, TreeMap<Long, Moment>> awards = new HashMap<>();
  private final TreeSet<Long> unheard = new TreeSet<>();

  /** The epochs of a history, by name. */
  static Map<String, Chapter> of(History history) {
    Map<String, Chapter> chapters = new HashMap<>();
    Map<String, String> epochs = new HashMap<>();
    for (Event event : history.events()) {
      if (event instanceof Event.Welcomed welcome) {
        epochs.put(welcome.via(), welcome.position().epoch());
      } else if (event instanceof Event.Heard heard) {
        chapters
            .computeIfAbsent(epochs.getOrDefault(heard.via(), ""), _ -> new Chapter())
            .add(heard.moment());
      }
    }
    chapters.values().forEach(Chapter::close);
    return chapters;
  }

  private void add(Moment moment) {
    if (moments.putIfAbsent(moment.offset(), moment) != null) {
      return;
    }
    switch (moment.type()) {
      case "drop.scheduled" -> scheduled.put(moment.drop(), moment.offset());
      case "trophy.awarded" ->
          awards.computeIfAbsent(moment.drop(), _ -> new TreeMap<>()).put(moment.offset(), moment);
      default -> {}
    }
  }

  private void close() {
    long next = moments.firstKey();
    for (long offset : moments.keySet()) {
      for (; next < offset; next++) {
        unheard.add(next);
      }
      next = offset + 1;
    }
  }

  /** Whether somebody heard every moment from the drop's scheduling to this offset. */
  boolean knows(String drop, long until) {
    Long from = scheduled.get(drop);
    if (from == null || from > until || until > moments.lastKey()) {
      return false;
    }
    return Optional.ofNullable(unheard.ceiling(from)).filter(gap -> gap <= until).isEmpty();
  }

  /** Whether somebody heard every moment from the drop's scheduling on. */
  boolean knows(String drop) {
    return knows(drop, moments.lastKey());
  }

  /** The drop's trophies as they were announced. */
  Collection<Moment> awards(String drop) {
    return awards.containsKey(drop) ? awards.get(drop).values() : List.of();
  }

  /** How many of the drop's trophies were announced up to this offset. */
  long awarded(String drop, long until) {
    return awards.containsKey(drop) ? awards.get(drop).headMap(until, true).size() : 0;
  }
}
