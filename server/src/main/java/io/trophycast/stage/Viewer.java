package io.trophycast.stage;

import io.trophycast.fanout.Subscriber;
import io.trophycast.protocol.CloseCode;

/** Somebody who asked to watch a stage. All is called on the viewer's own loop. */
public interface Viewer extends Subscriber {
  /** The welcome has been sent; {@code ended} answers claims that are certain to be lost. */
  void admitted(EndedDrops ended);

  /** There is nothing to watch, and why. */
  void refused(CloseCode code, String sentence);
}
