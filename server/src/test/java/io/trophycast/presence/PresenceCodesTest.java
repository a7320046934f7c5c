package io.trophycast.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.StageId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PresenceCodesTest {
  private static final long NOW = 1_790_000_000_000L;

  private final StageId stage = new StageId("s4f8h2kw");
  private final PresenceCodes codes = new PresenceCodes(SigningKey.ephemeral());

  @Test
  void aCodeIsGoodInItsSlotAndTheNextAndNeverAgain() {
    ShownCode shown = codes.at(stage, NOW);
    assertThat(shown.changesAt()).isEqualTo(NOW + 10_000);
    assertThat(codes.good(stage, shown.code(), NOW)).isTrue();
    assertThat(codes.good(stage, shown.code(), NOW + 19_999)).isTrue();
    assertThat(codes.good(stage, shown.code(), NOW + 20_000)).isFalse();
    assertThat(codes.good(stage, shown.code(), NOW - 1)).isFalse();
  }

  @Test
  void aCodeIsOfOneStageAndOneServer() {
    String code = codes.at(stage, NOW).code();
    assertThat(codes.good(new StageId("s4f8h2kx"), code, NOW)).isFalse();
    assertThat(new PresenceCodes(SigningKey.ephemeral()).good(stage, code, NOW)).isFalse();
  }

  @Test
  void codesAreEightyBitsAndAllDifferent() {
    Set<String> seen =
        LongStream.range(0, 5000)
            .mapToObj(slot -> codes.at(stage, slot * PresenceCodes.SLOT_MS).code())
            .collect(Collectors.toSet());
    assertThat(seen).hasSize(5000).allMatch(code -> code.matches("[0-9a-v]{16}"));
  }

  @Test
  void aScannerThatWritesCapitalsIsUnderstood() {
    String code = codes.at(stage, NOW).code().toUpperCase(Locale.ROOT);
    assertThat(codes.good(stage, code, NOW)).isTrue();
  }
}
