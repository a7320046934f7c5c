package io.trophycast.load.checker;

import io.trophycast.load.checker.DropRecord.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * G1: never more trophies than there are, serials 1..n without gap or repeat, nobody above the
 * limit, and the decisions in the order of their instants. Names stand for members, because a stage
 * gives each name once.
 */
final class Exact implements Rule {
  @Override
  public List<Violation> violations(History history) {
    List<Violation> found = new ArrayList<>();
    history.aftermath().drops().forEach(drop -> look(drop, found));
    return found;
  }

  private static void look(DropRecord drop, List<Violation> found) {
    if (drop.awarded() > drop.supply() || drop.claims().size() > drop.supply()) {
      found.add(violation("More trophies were awarded than there are.", drop));
    }
    boolean soldOut = drop.ending().equals("sold_out");
    if (soldOut != (drop.awarded() == drop.supply()) && !drop.state().equals("scheduled")) {
      found.add(violation("Sold out means that all were awarded, and the other way round.", drop));
    }
    Map<String, Integer> won = new HashMap<>();
    long before = 0;
    int expected = 1;
    for (Place place : drop.claims()) {
      while (drop.lost().contains(expected)) {
        expected++;
      }
      if (place.serial() != expected) {
        found.add(violation("Serial " + expected + " is missing or out of order.", drop));
        expected = place.serial();
      }
      expected++;
      if (place.at() < before) {
        found.add(violation("Serial " + place.serial() + " is older than the one before.", drop));
      }
      before = place.at();
      if (won.merge(place.name(), 1, Integer::sum) == drop.limit() + 1) {
        found.add(violation(place.name() + " won more than the limit.", drop));
      }
    }
    if (drop.claims().size() + drop.lost().size() != drop.awarded()) {
      found.add(violation("The record lists another number of claims than it awarded.", drop));
    }
  }

  private static Violation violation(String what, DropRecord drop) {
    return Violation.of("G1", "Drop " + drop.id() + ": " + what, drop);
  }
}
