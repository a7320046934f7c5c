package io.trophycast.trophy;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import java.util.List;

/**
 * The public record of an ended drop.
 *
 * @param claims winning claims in the order in which they were decided
 */
public record DropRecord(StageId stage, String stageName, Drop drop, List<WinningClaim> claims) {

  /** One of them; the name is empty for a hidden or removed member. */
  public record WinningClaim(int serial, String name, long at) {}
}
