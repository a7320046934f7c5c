package io.trophycast.trophy;

import io.trophycast.drop.Draw;
import io.trophycast.drop.DrawRecord;
import io.trophycast.identity.EntryKey;
import io.trophycast.protocol.EntryReceipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws a raffle again from its record alone and tells in sentences where the record differs. Pure:
 * it needs no server, and trusts nothing but the commitment, which was public before anybody
 * entered.
 */
public final class DrawCheck {
  private DrawCheck() {}

  /** What is wrong with this record; nothing when the draw was as it should be. */
  public static List<String> faults(DropRecord record) {
    if (record.draw().isEmpty()) {
      return List.of("This is no record of a raffle: it does not say how winners were drawn.");
    }
    DrawRecord draw = record.draw().get();
    List<String> faults = new ArrayList<>();
    if (!draw.algorithm().equals(Draw.ALGORITHM)) {
      return List.of(
          "It was drawn by an algorithm that is not known here: " + draw.algorithm() + ".");
    }
    byte[] seed;
    try {
      seed = HexFormat.of().parseHex(draw.seed());
    } catch (IllegalArgumentException _) {
      return List.of("The seed is not written in hex.");
    }
    if (!record.drop().commitment().equals(Optional.of(draw.commitment()))) {
      faults.add("The drop was announced with another commitment.");
    }
    if (!Draw.commitment(seed).equals(draw.commitment())) {
      faults.add("The seed is not the one that was committed to.");
    }
    if (!draw.entries().equals(List.copyOf(new TreeSet<>(draw.entries())))) {
      faults.add("The entries are not sorted, or one is there twice.");
    }
    if (!record.drop().entries().equals(Optional.of(draw.entries().size()))) {
      faults.add("The drop says that another number of people entered.");
    }
    winners(record, Draw.order(seed, draw.entries())).ifPresent(faults::add);
    return Collections.unmodifiableList(faults);
  }

  /** What is wrong with an entrant's receipt, held against the record. */
  public static Optional<String> fault(DropRecord record, String receipt) {
    if (record.draw().isEmpty()) {
      return Optional.of("There is no list of entries to look for the receipt in.");
    }
    DrawRecord draw = record.draw().get();
    Optional<EntryReceipt> told = EntryKey.verified(receipt, draw.key());
    if (told.isEmpty()) {
      return Optional.of("The receipt was not signed with the key that the record names.");
    }
    if (!told.get().drop().equals(record.drop().id())
        || !told.get().stage().equals(record.stage())) {
      return Optional.of("The receipt is of another drop.");
    }
    return draw.entries().contains(told.get().ticket())
        ? Optional.empty()
        : Optional.of("The receipt is genuine, and its ticket is missing among the entries.");
  }

  /** Walks down the order as the server did: who had been removed is passed over. */
  private static Optional<String> winners(DropRecord record, List<String> order) {
    Set<String> passed = Set.copyOf(record.passed());
    List<String> due =
        order.stream()
            .filter(ticket -> !passed.contains(ticket))
            .limit(record.drop().supply())
            .toList();
    List<String> won = record.claims().stream().map(claim -> claim.ticket().orElse("")).toList();
    if (won.size() != due.size()) {
      return Optional.of(
          "There should be " + due.size() + " winners, and the record names " + won.size() + ".");
    }
    for (int i = 0; i < due.size(); i++) {
      if (!due.get(i).equals(won.get(i))) {
        return Optional.of("Serial " + (i + 1) + " was drawn for another entry.");
      }
    }
    return Optional.empty();
  }
}
