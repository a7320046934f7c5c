package io.trophycast.drop;

import io.trophycast.protocol.Citation;
import io.trophycast.protocol.ClaimRule;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.NextStep;
import io.trophycast.protocol.Pickup;
import io.trophycast.protocol.Waves;
import io.trophycast.protocol.Way;
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
    Optional<NextStep> nextStep,
    Optional<Way> way,
    Optional<ClaimRule> rule,
    Optional<Waves> waves,
    Optional<Pickup> pickup,
    Optional<Integer> onShow,
    Optional<String> commitment) {

  /** More than can ever come: the largest serial there is. */
  static final int OPEN_EDITION = 999_999;

  static DropSpec of(
      DropId id,
      NewDrop drop,
      Optional<Waves> waves,
      Optional<Pickup> pickup,
      Optional<String> commitment) {
    return new DropSpec(
        id,
        drop.title(),
        drop.emoji(),
        drop.picture(),
        drop.supply().orElse(OPEN_EDITION),
        drop.limit().orElse(1),
        drop.points().orElse(0L),
        drop.citation(),
        drop.earn(),
        drop.nextStep(),
        drop.way(),
        drop.rule(),
        waves,
        pickup,
        drop.onShow(),
        commitment);
  }
}
