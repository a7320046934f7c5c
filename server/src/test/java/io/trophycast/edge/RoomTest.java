package io.trophycast.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room room = new Room(20_000);
  private final Room.Place first = room.place();
  private final Room.Place second = room.place();

  @Test
  void whoFindsNoRoomIsToldSoAndTakesNone() {
    assertThat(first.enter()).isTrue();
    assertThat(second.enter()).isTrue();

    assertThat(room.place().enter()).isFalse();
    assertThat(second.take(3_000)).isTrue();
  }

  @Test
  void whatARequestHadIsThereForOthersOnceItIsAnswered() {
    first.enter();
    first.take(10_000);
    assertThat(second.enter()).isFalse();

    first.leave();
    first.leave();

    assertThat(second.enter()).isTrue();
    assertThat(second.take(11_000)).isTrue();
    assertThat(second.take(1_000)).isFalse();
  }
}
