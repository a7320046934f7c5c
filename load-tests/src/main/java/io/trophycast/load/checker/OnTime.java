package io.trophycast.load.checker;

import io.trophycast.load.checker.DropRecord.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * G4: no claim is accepted before the opening instant or after the closing one, by Redis' clock;
 * nobody hears of a win before the opening; and the announced instant is the one that counts.
 */
final class OnTime implements Rule {
  @Override
  public List<Violation> violations(History history) {
    Map<String, DropRecord> drops =
        history.aftermath().drops().stream()
            .collect(Collectors.toMap(DropRecord::id, Function.identity()));
    List<Violation> found = new ArrayList<>();
    for (DropRecord drop : drops.values()) {
      for (Place place : drop.claims()) {
        if (place.at() < drop.opensAt() || place.at() >= drop.closesAt()) {
          found.add(
              Violation.of("G4", "A claim was accepted while the drop was shut.", place, drop));
        }
      }
    }
    for (Event event : history.events()) {
      switch (event) {
        case Event.Answered answer -> answered(answer, drops.get(answer.drop()), found);
        case Event.Heard heard -> heard(heard, drops.get(heard.moment().drop()), found);
        case Event.Scheduled scheduled -> {
          DropRecord drop = drops.get(scheduled.drop());
          if (drop != null && drop.opensAt() != scheduled.opensAt()) {
            found.add(
                Violation.of("G4", "The instant was moved after it was told.", scheduled, drop));
          }
        }
        case Event.Awarded _, Event.Asked _, Event.Welcomed _, Event.Left _ -> {}
      }
    }
    return found;
  }

  private static void answered(
      Event.Answered answer, @Nullable DropRecord drop, List<Violation> found) {
    if (drop != null
        && answer.outcome() instanceof Outcome.Won won
        && (won.at() < drop.opensAt() || answer.when().millis() < drop.opensAt())) {
      found.add(Violation.of("G4", "Somebody won before the opening.", answer, drop));
    }
  }

  private static void heard(Event.Heard heard, @Nullable DropRecord drop, List<Violation> found) {
    if (drop != null
        && heard.moment().type().equals("drop.opened")
        && (heard.moment().at() < drop.opensAt() || heard.when().millis() < drop.opensAt())) {
      found.add(Violation.of("G4", "A drop opened before its instant.", heard, drop));
    }
  }
}
