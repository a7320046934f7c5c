package io.trophycast.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Board;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Drops;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.Pin;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.StageId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A thousand who join at once cost one encoding, and nobody gets an old one. */
class SharedSnapshotTest {
  private static final Position HERE = new Position("epoch", 7);

  private final StageView view = view();
  private final SharedSnapshot snapshot = new SharedSnapshot(view);

  @Test
  void whoJoinsWhileNothingMovesGetsTheSameBytes() {
    assertThat(snapshot.at(HERE, 2000)).isSameAs(snapshot.at(HERE, 1000));
  }

  @Test
  void aMomentMakesANewOne() {
    byte[] before = snapshot.at(HERE, 1000);

    view.apply(new Moment.MessagePinned(8, 1500, "Hello"));

    assertThat(snapshot.at(new Position("epoch", 8), 2000)).isNotSameAs(before);
  }

  @Test
  void aDropThatRetiresIsInItNoMoreWithItsWinnersThoughNothingElseHappens() {
    Drop drop = Drops.endedOnShow(new DropId("drop0001"), 60_000, 60);
    var ada = new MemberId("m2aaaaaaaaaa");
    view.apply(new Moment.DropScheduled(8, 1000, drop));
    view.apply(new Moment.TrophyAwarded(9, 1000, drop.id(), 1, ada, "Ada", 4));

    assertThat(snapshot.at(HERE, 119_999)).asString(UTF_8).contains("drop0001", "Ada");
    assertThat(snapshot.at(HERE, 120_000)).asString(UTF_8).doesNotContain("drop0001", "Ada");
  }

  @Test
  void movedCountersMakeANewOne() {
    byte[] before = snapshot.at(HERE, 1000);

    view.counters(Counters.of(3, 42));

    assertThat(snapshot.at(HERE, 2000)).isNotSameAs(before).asString(UTF_8).contains("42");
  }

  private static StageView view() {
    var stage =
        new Stage(
            new StageId("s7k2m9qx"),
            "Friday Lights",
            "Europe/Berlin",
            List.of(Language.ENGLISH),
            new Pin("123456"),
            "epoch",
            false,
            0);
    var state =
        new StageState(
            HERE,
            0,
            stage,
            List.of(),
            Optional.empty(),
            List.of(),
            new Board(false, 0, List.of()),
            Counters.of(0, 0),
            List.of());
    return new StageView(state, new JoinAddress(URI.create("https://party.example")));
  }
}
