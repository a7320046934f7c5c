package io.trophycast.trophy;

import io.trophycast.drop.DrawRecord;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import java.util.List;
import java.util.Optional;

/**
 * The public record of an ended drop.
 *
 * @param claims winning claims in the order in which they were decided
 * @param lost serials of claims that Redis lost, and of which nobody could say whose they were
 * @param passed tickets that were drawn, of members whom a host had removed
 * @param draw how a raffle was drawn
 */
public record DropRecord(
    StageId stage,
    String stageName,
    Drop drop,
    List<WinningClaim> claims,
    List<Integer> lost,
    List<String> passed,
    Optional<DrawRecord> draw) {

  /** The same record of a raffle, with how it was drawn. */
  public DropRecord with(DrawRecord how) {
    return new DropRecord(stage, stageName, drop, claims, lost, passed, Optional.of(how));
  }

  /** One of them; the name is empty for a hidden or removed member. */
  public record WinningClaim(int serial, String name, long at, Optional<String> ticket) {}
}
