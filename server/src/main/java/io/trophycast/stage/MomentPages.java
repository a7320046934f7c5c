package io.trophycast.stage;

import io.trophycast.fanout.Frame;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts moments into frames of a size that every client's library takes by default. */
final class MomentPages {
  /** Of a page with more than one moment. */
  static final int LONGEST_CHARS = 20_000;

  private MomentPages() {}

  /** These moments, in order, as one frame or more. */
  static List<Frame> of(List<RawMoment> moments, String epoch) {
    List<Frame> frames = new ArrayList<>();
    List<RawMoment> page = new ArrayList<>();
    int size = 0;
    for (RawMoment moment : moments) {
      int length = moment.json().length();
      if (!page.isEmpty() && size + length > LONGEST_CHARS) {
        frames.add(frame(page, epoch));
        page.clear();
        size = 0;
      }
      page.add(moment);
      size += length;
    }
    if (!page.isEmpty()) {
      frames.add(frame(page, epoch));
    }
    return frames;
  }

  private static Frame frame(List<RawMoment> page, String epoch) {
    Position after = new Position(epoch, page.getLast().offset());
    return Frame.of(new ServerMessage.Moments(List.copyOf(page)), after);
  }
}
