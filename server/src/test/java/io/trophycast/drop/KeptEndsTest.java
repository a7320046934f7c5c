package io.trophycast.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import org.junit.jupiter.api.Test;

class KeptEndsTest {
  private static final StageId STAGE = new StageId("abcdefgh");
  private static final DropId DROP = new DropId("abcdefgh");

  private static final ClaimId CLAIM = new ClaimId("claim-id-1");

  private final KeptEnds ends = new KeptEnds();

  @Test
  void theThousandAndFirstEndTakesThePlaceOfTheFirst() {
    for (int at = 1; at <= 1000; at++) {
      ends.add(STAGE, endedAt(at));
    }
    ends.add(STAGE, endedAt(1001));

    assertThat(ends.contain(STAGE, endedAt(1))).isFalse();
    assertThat(ends.contain(STAGE, endedAt(2))).isTrue();
    assertThat(ends.contain(STAGE, endedAt(1001))).isTrue();
  }

  private static ClaimOutcome.TooLate endedAt(long at) {
    return new ClaimOutcome.Closed(DROP, CLAIM, at, DropEnding.CLOSED);
  }
}
