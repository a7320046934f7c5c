package io.trophycast.trophy;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import java.util.List;

/**
 * The public record of an ended drop.
 *
 * @param claims winning claims in the order in which they were decided
 * @param lost serials of claims that Redis lost, and of which nobody could say whose they were
 */
public record DropRecord(
    StageId stage, String stageName, Drop drop, List<WinningClaim> claims, List<Integer> lost) {

  /** One of them; the name is empty for a hidden or removed member. */
  public record WinningClaim(int serial, String name, long at) {}
}
