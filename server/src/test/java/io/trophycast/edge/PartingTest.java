package io.trophycast.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartingTest {
  @ParameterizedTest(name = "{0} connections leave within {1} ms and come back within {2} ms")
  @CsvSource({"0, 0, 2000", "1, 1, 2000", "3000, 3000, 6000", "50000, 15000, 30000"})
  void bothGrowWithTheNumberUpToABound(int connections, int spread, int window) {
    assertThat(Parting.of(connections)).isEqualTo(new Parting(spread, window));
  }

  @Test
  void theWholeIsBoth() {
    assertThat(Parting.of(3000).wholeMillis()).isEqualTo(9000);
  }
}
