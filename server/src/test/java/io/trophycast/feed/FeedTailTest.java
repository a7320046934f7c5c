package io.trophycast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.protocol.RawMoment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedTailTest {

  @Test
  void whoMissedSomethingGetsExactlyThat() {
    FeedTail tail = tail(10, 5);

    assertThat(offsets(tail, 13)).contains(List.of(14L, 15L));
  }

  @Test
  void whoMissedNothingGetsNothing() {
    assertThat(offsets(tail(10, 5), 15)).contains(List.of());
  }

  @Test
  void theOldestKeptMomentIsStillInReach() {
    assertThat(offsets(tail(0, 9), 4)).contains(List.of(5L, 6L, 7L, 8L, 9L));
  }

  @Test
  void aPartNeverPassesForTheWhole() {
    assertThat(offsets(tail(0, 9), 3)).isEmpty();
  }

  @Test
  void aPositionInTheFutureIsNotResumed() {
    assertThat(offsets(tail(0, 3), 4)).isEmpty();
  }

  @Test
  void aGapIsRefused() {
    FeedTail tail = tail(0, 3);

    assertThatThrownBy(() -> tail.add(new RawMoment(5, "{}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneLongMomentCountsAsWhatItTakesOnItsWay() {
    FeedTail tail = tail(0, 5);

    tail.add(new RawMoment(6, "\"äöü\""));

    assertThat(offsets(tail, 4)).contains(List.of(5L, 6L));
    assertThat(offsets(tail, 3)).isEmpty();
  }

  private static FeedTail tail(long last, int moments) {
    // Five moments of two bytes each.
    FeedTail tail = new FeedTail(last, 10);
    for (int i = 1; i <= moments; i++) {
      tail.add(new RawMoment(last + i, "{}"));
    }
    return tail;
  }

  private static Optional<List<Long>> offsets(FeedTail tail, long after) {
    return tail.after(after).map(moments -> moments.stream().map(RawMoment::offset).toList());
  }
}
