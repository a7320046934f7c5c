package io.trophycast.load.checker;

import io.trophycast.load.checker.DropRecord.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * G3 as well: the history tells the whole story. What was awarded was announced, to the winner and
 * once; and a snapshot says what the moments before it add up to. Only drops whose whole life lies
 * in one epoch can be held to it.
 */
final class Story implements Rule {
  @Override
  public List<Violation> violations(History history) {
    Map<String, Chapter> chapters = Chapter.of(history);
    List<Violation> found = new ArrayList<>();
    Optional.ofNullable(chapters.get(history.aftermath().feedEnd().epoch()))
        .ifPresent(last -> announced(history, last, found));
    for (Event.Welcomed welcome : history.all(Event.Welcomed.class)) {
      Optional.ofNullable(chapters.get(welcome.position().epoch()))
          .ifPresent(chapter -> addsUp(welcome, chapter, found));
    }
    return found;
  }

  private static void announced(History history, Chapter last, List<Violation> found) {
    for (DropRecord drop : history.aftermath().drops()) {
      if (last.knows(drop.id())) {
        announced(drop, last, names(history), found);
      }
    }
  }

  private static void announced(
      DropRecord drop, Chapter chapter, Map<String, String> names, List<Violation> found) {
    Map<Integer, String> told = new HashMap<>();
    for (Moment moment : chapter.awards(drop.id())) {
      String name = names.getOrDefault(moment.member(), "somebody unknown");
      if (told.put(moment.serial(), name) != null) {
        found.add(Violation.of("G3", "A trophy was announced twice.", moment, drop));
      }
    }
    for (Place place : drop.claims()) {
      if (!place.name().equals(told.remove(place.serial()))) {
        found.add(Violation.of("G3", "A trophy was never announced to its winner.", place, drop));
      }
    }
    told.forEach(
        (serial, name) ->
            found.add(
                Violation.of(
                    "G3",
                    "Serial " + serial + " was announced for " + name + " and not kept.",
                    drop)));
  }

  private static void addsUp(Event.Welcomed welcome, Chapter chapter, List<Violation> found) {
    long until = welcome.position().offset();
    welcome
        .awarded()
        .forEach(
            (drop, awarded) -> {
              if (chapter.knows(drop, until) && chapter.awarded(drop, until) != awarded) {
                found.add(
                    Violation.of(
                        "G3",
                        "A snapshot counts %d trophies of drop %s, the moments before it %d."
                            .formatted(awarded, drop, chapter.awarded(drop, until)),
                        welcome));
              }
            });
  }

  private static Map<String, String> names(History history) {
    Map<String, String> names = new HashMap<>();
    history.aftermath().members().forEach((id, holder) -> names.put(id, holder.name()));
    return names;
  }
}
