package io.trophycast.drop;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.NextStep;
import java.util.Optional;

/** What about a drop never changes; Redis keeps it as JSON and puts the moving parts in. */
record DropSpec(
    DropId id,
    String title,
    Optional<String> emoji,
    Optional<String> picture,
    int supply,
    int limit,
    long points,
    Citation citation,
    String earn,
    Optional<NextStep> nextStep) {

  static DropSpec of(DropId id, NewDrop drop) {
    return new DropSpec(
        id,
        drop.title(),
        drop.emoji(),
        drop.picture(),
        drop.supply(),
        drop.limit().orElse(1),
        drop.points().orElse(0L),
        drop.citation(),
        drop.earn(),
        drop.nextStep());
  }
}
