package io.trophycast.load.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * G3: every connection gets every moment once and in order, from where it resumed or from a
 * snapshot, and is at the end of the history in the end; and the same place in the same epoch is
 * the same moment for everybody.
 */
final class Gapless implements Rule {
  @Override
  public List<Violation> violations(History history) {
    List<Violation> found = new ArrayList<>();
    Map<String, Position> at = new LinkedHashMap<>();
    Map<Position, Event.Heard> first = new HashMap<>();
    for (Event event : history.events()) {
      switch (event) {
        case Event.Welcomed welcome -> {
          welcomed(welcome, found);
          at.put(welcome.via(), welcome.position());
        }
        case Event.Heard heard -> {
          Position before = at.get(heard.via());
          if (before == null) {
            found.add(Violation.of("G3", "A moment came before the welcome.", heard));
            continue;
          }
          var here = new Position(before.epoch(), heard.moment().offset());
          if (here.offset() != before.offset() + 1) {
            String what = here.offset() > before.offset() ? "were left out" : "came again";
            found.add(Violation.of("G3", "Moments " + what + " without a word.", before, heard));
          }
          at.put(heard.via(), here);
          Event.Heard other = first.putIfAbsent(here, heard);
          if (other != null && !other.moment().equals(heard.moment())) {
            found.add(
                Violation.of("G3", "Two clients saw different moments at " + here, other, heard));
          }
        }
        case Event.Left left -> at.remove(left.via());
        case Event.Scheduled _, Event.Awarded _, Event.Asked _, Event.Answered _ -> {}
      }
    }
    Position end = history.aftermath().feedEnd();
    at.forEach(
        (via, position) -> {
          if (!position.epoch().equals(end.epoch()) || position.offset() < end.offset()) {
            found.add(
                Violation.of(
                    "G3",
                    "Connection " + via + " never got to the end of the history.",
                    position,
                    end));
          }
        });
    return found;
  }

  private static void welcomed(Event.Welcomed welcome, List<Violation> found) {
    if (welcome.resumed() && !welcome.asked().filter(welcome.position()::equals).isPresent()) {
      found.add(Violation.of("G3", "Resumed from another place than was asked for.", welcome));
    }
  }
}
