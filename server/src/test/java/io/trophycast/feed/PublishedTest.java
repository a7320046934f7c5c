package io.trophycast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.RawMoment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTest {
  private static final String MOMENT = "{\"type\":\"drop.opened\",\"offset\":7,\"at\":1}";

  @Test
  void a_moment_comes_behind_its_epoch_and_who_decided_it() {
    assertThat(Published.read("e1 run:history " + MOMENT))
        .isEqualTo(new Published.Next("e1", "run:history", new RawMoment(7, MOMENT)));
  }

  @Test
  void a_hint_comes_alone() {
    assertThat(Published.read("{\"touch\":[\"board\",\"confetti\"]}"))
        .isEqualTo(new Published.Hint(List.of("board", "confetti")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e1",
        "e1 {",
        "[7]",
        "{}",
        MOMENT,
        "{\"touch\":7}",
        "e1 {\"touch\":[\"board\"]}",
        "e1 {\"offset\":7}",
        "e1 {\"type\":7,\"offset\":7,\"at\":1}",
        "e1 {\"type\":\"t\",\"offset\":7.5,\"at\":1}",
        "e1 {\"type\":\"t\",\"offset\":99999999999999999999,\"at\":1}"
      })
  void whatever_else_comes_is_nonsense(String message) {
    assertThat(Published.read(message)).isEqualTo(new Published.Nonsense());
  }
}
