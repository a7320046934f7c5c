package io.trophycast.load.checker;

import io.trophycast.load.checker.Aftermath.Held;
import io.trophycast.load.checker.Aftermath.Holder;
import io.trophycast.load.checker.DropRecord.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * G2: whoever was told that they won is in the public record with that serial and instant, and has
 * the trophy in their own list; and a drop that the host was told of is there.
 */
final class Kept implements Rule {
  @Override
  public List<Violation> violations(History history) {
    Map<String, DropRecord> drops =
        history.aftermath().drops().stream()
            .collect(Collectors.toMap(DropRecord::id, Function.identity()));
    List<Violation> found = new ArrayList<>();
    for (Event.Answered answer : history.all(Event.Answered.class)) {
      if (answer.outcome() instanceof Outcome.Won won) {
        look(answer, won, drops, history.aftermath().members(), found);
      }
    }
    for (Event.Scheduled scheduled : history.all(Event.Scheduled.class)) {
      if (!drops.containsKey(scheduled.drop())) {
        found.add(Violation.of("G2", "A drop that was scheduled is gone.", scheduled));
      }
    }
    return found;
  }

  private static void look(
      Event.Answered answer,
      Outcome.Won won,
      Map<String, DropRecord> drops,
      Map<String, Holder> members,
      List<Violation> found) {
    DropRecord drop = drops.get(answer.drop());
    Holder holder = members.get(answer.member());
    if (drop == null || holder == null) {
      found.add(Violation.of("G2", "The drop or member of a win is gone.", answer));
      return;
    }
    var place = new Place(won.serial(), holder.name(), won.at());
    if (!drop.claims().contains(place)) {
      found.add(Violation.of("G2", "A win is not in the record.", answer, place, drop));
    }
    var held = new Held(answer.drop(), won.serial(), won.at());
    if (holder.showsAll() && !holder.trophies().contains(held)) {
      found.add(Violation.of("G2", "A win is not in the winner's list.", answer, holder));
    }
  }
}
