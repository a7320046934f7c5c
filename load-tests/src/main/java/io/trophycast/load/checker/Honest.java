package io.trophycast.load.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * G5: every claim is answered in the end, always with the same last word; "sold out" is said only
 * when it is, "already yours" only to somebody who has it; and once anybody was told that a drop is
 * over, nobody who asks later wins. That there is no such drop is a last word about one that never
 * came about: its host was never told of it, there is no record of it, and nobody heard a last word
 * about it.
 */
final class Honest implements Rule {
  private record Attempt(String member, String drop, String claim) {}

  /** What is known of one attempt. */
  private static final class Fate {
    final Event.Asked asked;
    List<Event.Answered> finals = new ArrayList<>();
    List<Event.Answered> others = new ArrayList<>();

    Fate(Event.Asked asked) {
      this.asked = asked;
    }

    boolean endsUnknown() {
      return !others.isEmpty()
          && others.getLast().outcome().equals(new Outcome.Failed("unknown_drop"));
    }
  }

  /** Drops that somebody may rely on. */
  private static Set<String> real(History history) {
    Set<String> real = new HashSet<>();
    history.all(Event.Scheduled.class).forEach(scheduled -> real.add(scheduled.drop()));
    history.aftermath().drops().forEach(drop -> real.add(drop.id()));
    history.all(Event.Answered.class).stream()
        .filter(answer -> answer.outcome().isFinal())
        .forEach(answer -> real.add(answer.drop()));
    return real;
  }

  @Override
  public List<Violation> violations(History history) {
    Set<String> real = real(history);
    Map<String, DropRecord> drops =
        history.aftermath().drops().stream()
            .collect(Collectors.toMap(DropRecord::id, Function.identity()));
    Map<Attempt, Fate> fates = fates(history);
    Map<String, Event.Answered> firstOver = new HashMap<>();
    List<Violation> found = new ArrayList<>();
    for (Event.Answered answer : history.all(Event.Answered.class)) {
      if (answer.outcome() instanceof Outcome.SoldOut
          || answer.outcome() instanceof Outcome.Closed) {
        firstOver.putIfAbsent(answer.drop(), answer);
      }
    }
    for (Fate fate : fates.values()) {
      oneLastWord(fate, real, found);
      for (Event.Answered answer : fate.finals) {
        DropRecord drop = drops.get(answer.drop());
        if (drop != null) {
          truthful(answer, drop, history.aftermath(), found);
        }
      }
      Event.Answered over = firstOver.get(fate.asked.drop());
      if (over != null
          && !fate.finals.isEmpty()
          && fate.finals.getFirst().outcome() instanceof Outcome.Won
          && fate.asked.when().nanos() > over.when().nanos()) {
        found.add(
            Violation.of(
                "G5",
                "Somebody won who asked after the end was told.",
                over,
                fate.asked,
                fate.finals.getFirst()));
      }
    }
    return found;
  }

  private static void oneLastWord(Fate fate, Set<String> real, List<Violation> found) {
    if (fate.finals.isEmpty() && !real.contains(fate.asked.drop()) && fate.endsUnknown()) {
      return;
    }
    if (fate.finals.isEmpty()) {
      List<Event.Answered> last =
          fate.others.subList(Math.max(0, fate.others.size() - 3), fate.others.size());
      found.add(Violation.of("G5", "A claim was never answered.", fate.asked, last));
      return;
    }
    Event.Answered first = fate.finals.getFirst();
    fate.finals.stream()
        .filter(answer -> !answer.outcome().equals(first.outcome()))
        .findFirst()
        .ifPresent(
            other ->
                found.add(
                    Violation.of(
                        "G5", "A claim had two different answers.", fate.asked, first, other)));
  }

  private static void truthful(
      Event.Answered answer, DropRecord drop, Aftermath aftermath, List<Violation> found) {
    Aftermath.Holder holder = aftermath.members().get(answer.member());
    String name = holder == null ? "" : holder.name();
    switch (answer.outcome()) {
      case Outcome.SoldOut _ -> {
        if (drop.awarded() != drop.supply()) {
          found.add(Violation.of("G5", "It was not sold out.", answer, drop));
        }
      }
      case Outcome.Closed closed -> {
        if (!drop.ending().equals(closed.ending())) {
          found.add(Violation.of("G5", "It did not end like that.", answer, drop));
        }
      }
      case Outcome.AlreadyYours yours -> {
        long has = drop.claims().stream().filter(place -> place.name().equals(name)).count();
        boolean hasThis =
            drop.claims().stream()
                .anyMatch(place -> place.name().equals(name) && place.serial() == yours.serial());
        if (!hasThis || has < drop.limit()) {
          found.add(Violation.of("G5", "It was not theirs already.", answer, drop));
        }
      }
      case Outcome.Won _, Outcome.NotOpen _, Outcome.Undecided _, Outcome.Failed _ -> {}
    }
  }

  private static Map<Attempt, Fate> fates(History history) {
    Map<Attempt, Fate> fates = new LinkedHashMap<>();
    for (Event event : history.events()) {
      if (event instanceof Event.Asked asked) {
        fates.computeIfAbsent(
            new Attempt(asked.member(), asked.drop(), asked.claim()), _ -> new Fate(asked));
      } else if (event instanceof Event.Answered answer) {
        Fate fate = fates.get(new Attempt(answer.member(), answer.drop(), answer.claim()));
        if (fate != null) {
          (answer.outcome().isFinal() ? fate.finals : fate.others).add(answer);
        }
      }
    }
    return fates;
  }
}
