package io.trophycast.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.Drops;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WitnessTest {
  private static final MemberId ADA = new MemberId("ada000000000");
  private static final MemberId BEN = new MemberId("ben000000000");
  private static final ClaimId TAP = new ClaimId("tap-of-ben");

  private final EndedDrops ended = new EndedDrops();
  private final Drop drop = Drops.open(1);
  private final Witness witness = new Witness(ended, List.of(drop));

  @Test
  void whoSawAllWinnersAnswersTheOthersFromMemory() {
    sellOut();

    assertThat(answer(BEN)).containsInstanceOf(ClaimOutcome.SoldOut.class);
    assertThat(answer(ADA)).isEmpty();
  }

  @Test
  void aFrozenDropIsNotAnsweredFromMemory() {
    sellOut();

    witness.see(new Moment.DropFrozen(4, 4, drop.id(), 0, 1));

    assertThat(answer(BEN)).isEmpty();
  }

  @Test
  void aDropThatWasFrozenWhileItWasOpenIsNotAnsweredFromMemoryAfterItsEnd() {
    won();
    witness.see(new Moment.DropFrozen(3, 3, drop.id(), 0, 1));
    witness.see(new Moment.DropRestored(4, 4, drop));
    witness.see(new Moment.DropEnded(5, 5, drop.id(), DropEnding.SOLD_OUT, 1));

    assertThat(answer(BEN)).isEmpty();
  }

  @Test
  void aWinnerThatWasMissedMakesTheEndUnsure() {
    witness.see(new Moment.DropEnded(3, 3, drop.id(), DropEnding.SOLD_OUT, 1));

    assertThat(answer(BEN)).isEmpty();
  }

  private void sellOut() {
    won();
    witness.see(new Moment.DropEnded(3, 3, drop.id(), DropEnding.SOLD_OUT, 1));
  }

  private void won() {
    witness.see(new Moment.TrophyAwarded(2, 2, drop.id(), 1, ADA, "Ada", 0));
  }

  private Optional<ClaimOutcome.TooLate> answer(MemberId member) {
    return ended.outcome(drop.id(), TAP, member);
  }
}
