package io.trophycast.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Drops;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final MemberId ADA = new MemberId("ada000000000");

  private final Memory memory = new Memory();
  private final StageMemory stage = memory.of(stage(0));

  @Test
  void ofAVeryLargeDropTheLastWinnersAreRemembered() {
    Drop drop = Drops.open(SeenDrop.MOST_TROPHIES + 5);

    IntStream.rangeClosed(1, drop.supply()).forEach(serial -> win(drop.id(), serial));

    assertThat(stage.trophies(drop.id())).hasSize(SeenDrop.MOST_TROPHIES);
    assertThat(stage.trophies(drop.id()).getLast().serial()).isEqualTo(drop.supply());
  }

  @Test
  void ofManyEndedDropsTheOldestAreForgottenAndALiveOneNever() {
    Drop live = Drops.open(drop(0), 9);
    win(live.id(), 1);

    for (int i = 1; i <= StageMemory.MOST_ENDED + 3; i++) {
      win(drop(i), 1);
      stage.see(new Moment.DropEnded(i, i, drop(i), DropEnding.SOLD_OUT, 1));
    }

    assertThat(stage.report().drops())
        .extracting(SeenDrop.Report::id)
        .hasSize(StageMemory.MOST_ENDED + 1)
        .contains(live.id(), drop(4))
        .doesNotContain(drop(3));
  }

  @Test
  void dropsThatNeverEndAreBoundedToo() {
    IntStream.rangeClosed(1, StageMemory.MOST_DROPS + 3).forEach(i -> win(drop(i), 1));

    assertThat(stage.report().drops()).hasSize(StageMemory.MOST_DROPS);
  }

  @Test
  void ofVeryManyStagesTheQuietestIsForgotten() {
    IntStream.range(1, Memory.MOST_STAGES).forEach(i -> memory.of(stage(i)));
    win(drop(1), 1);

    memory.of(stage(Memory.MOST_STAGES));

    assertThat(memory.stages())
        .hasSize(Memory.MOST_STAGES)
        .contains(stage(0), stage(Memory.MOST_STAGES))
        .doesNotContain(stage(1));
  }

  private void win(DropId drop, int serial) {
    stage.told(
        ADA,
        new ClaimOutcome.Won(drop, new ClaimId("tap-of-ada"), serial, 9, serial, Optional.empty()));
  }

  private static DropId drop(int number) {
    return new DropId(numbered(number));
  }

  private static StageId stage(int number) {
    return new StageId(numbered(number));
  }

  private static String numbered(int number) {
    return String.format(Locale.ROOT, "%08d", number);
  }
}
