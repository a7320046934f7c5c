package io.trophycast.load.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * G6: a serial has one owner for ever, whoever says so, in whichever epoch: the answer to a winner,
 * a moment, or the record.
 */
final class Fenced implements Rule {
  private record Serial(String drop, int serial) {}

  private record Owner(String name, Object witness) {}

  @Override
  public List<Violation> violations(History history) {
    Map<Serial, Owner> owners = new HashMap<>();
    List<Violation> found = new ArrayList<>();
    for (Event event : history.events()) {
      if (event instanceof Event.Answered answer && answer.outcome() instanceof Outcome.Won won) {
        owned(
            new Serial(answer.drop(), won.serial()),
            named(history, answer.member(), answer),
            owners,
            found);
      } else if (event instanceof Event.Heard heard
          && heard.moment().type().equals("trophy.awarded")) {
        Moment moment = heard.moment();
        owned(
            new Serial(moment.drop(), moment.serial()),
            named(history, moment.member(), heard),
            owners,
            found);
      }
    }
    for (DropRecord drop : history.aftermath().drops()) {
      for (DropRecord.Place place : drop.claims()) {
        owned(new Serial(drop.id(), place.serial()), new Owner(place.name(), place), owners, found);
      }
    }
    return found;
  }

  private static Owner named(History history, String member, Event witness) {
    Aftermath.Holder holder = history.aftermath().members().get(member);
    return new Owner(holder == null ? member : holder.name(), witness);
  }

  private static void owned(
      Serial serial, Owner owner, Map<Serial, Owner> owners, List<Violation> found) {
    Owner before = owners.putIfAbsent(serial, owner);
    if (before != null && !before.name().equals(owner.name())) {
      found.add(
          Violation.of(
              "G6",
              "Serial " + serial.serial() + " of drop " + serial.drop() + " has two owners.",
              before.witness(),
              owner.witness()));
    }
  }
}
