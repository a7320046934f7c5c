package io.trophycast.load.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * G2 and G1 for points: what a member has in the end is what the host was told to have given, each
 * award once however often it was sent under its key, and what came with their trophies.
 */
final class Points implements Rule {
  @Override
  public List<Violation> violations(History history) {
    Map<String, Map<String, Event.Awarded>> awards = new HashMap<>();
    for (Event.Awarded award : history.all(Event.Awarded.class)) {
      awards.computeIfAbsent(award.member(), _ -> new HashMap<>()).putIfAbsent(award.key(), award);
    }
    Map<String, Integer> drops =
        history.aftermath().drops().stream()
            .collect(Collectors.toMap(DropRecord::id, DropRecord::points));
    List<Violation> found = new ArrayList<>();
    history
        .aftermath()
        .members()
        .forEach(
            (member, holder) -> {
              // A drop that is gone is Kept's to find.
              if (holder.showsAll()
                  && holder.trophies().stream().allMatch(held -> drops.containsKey(held.drop()))) {
                look(holder, awards.getOrDefault(member, Map.of()), drops, found);
              }
            });
    return found;
  }

  private static void look(
      Aftermath.Holder holder,
      Map<String, Event.Awarded> awards,
      Map<String, Integer> drops,
      List<Violation> found) {
    long given =
        awards.values().stream().mapToLong(Event.Awarded::points).sum()
            + holder.trophies().stream()
                .mapToLong(held -> drops.getOrDefault(held.drop(), 0))
                .sum();
    if (holder.points() < given) {
      found.add(
          Violation.of(
              "G2",
              holder.name() + " lacks " + (given - holder.points()) + " points.",
              holder,
              awards.values()));
    } else if (holder.points() > given) {
      found.add(
          Violation.of(
              "G1",
              holder.name() + " has " + (holder.points() - given) + " points too many.",
              holder,
              awards.values()));
    }
  }
}
