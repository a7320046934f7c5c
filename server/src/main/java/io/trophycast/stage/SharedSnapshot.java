package io.trophycast.stage;

import io.trophycast.protocol.Board;
import io.trophycast.protocol.Codec;
import io.trophycast.protocol.Counters;
import io.trophycast.protocol.Position;
import java.util.Optional;

/**
 * A view's snapshot as bytes, encoded once for everybody who comes in while nothing moves: a whole
 * hall joins in the same second. It belongs to the stage thread.
 */
final class SharedSnapshot {
  private final StageView view;
  private Optional<Shown> shown = Optional.empty();
  private byte[] json = {};

  /** What the bytes show. */
  private record Shown(Position position, Board board, Counters counters, long retired) {}

  SharedSnapshot(StageView view) {
    this.view = view;
  }

  /** What the view shows at this position; taken at this instant or a little before. */
  byte[] at(Position position, long instant) {
    var now =
        Optional.of(new Shown(position, view.board(), view.counters(), view.retired(instant)));
    if (!shown.equals(now)) {
      json = Codec.encode(view.snapshot(position, instant));
      shown = now;
    }
    return json;
  }
}
