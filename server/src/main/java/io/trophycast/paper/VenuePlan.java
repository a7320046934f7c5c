package io.trophycast.paper;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Pin;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * What the venue's sheet says.
 *
 * @param joinAddress what the QR code leads to
 * @param drops still to come or open, in the order in which they open
 */
public record VenuePlan(String stage, ZoneId zone, Pin pin, String joinAddress, List<Drop> drops) {

  /** The plan made of any drops of the stage: those that are over are left out. */
  public static VenuePlan of(
      String stage, ZoneId zone, Pin pin, String joinAddress, List<Drop> drops) {
    return new VenuePlan(
        stage,
        zone,
        pin,
        joinAddress,
        drops.stream()
            .filter(drop -> drop.state() == DropState.SCHEDULED || drop.state() == DropState.OPEN)
            .sorted(Comparator.comparingLong(Drop::opensAt))
            .toList());
  }
}
