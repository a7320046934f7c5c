package io.trophycast.paper;

import io.trophycast.protocol.Trophy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints one paper after the other, since fonts are read by one thread at a time. Nothing of it is
 * loaded before the first paper, which takes a second or two; those after it take some tens of
 * milliseconds. May be used from any thread; whoever comes meanwhile waits.
 */
public final class Press {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Typefaces typefaces = new Typefaces();

  /**
   * A certificate as PDF.
   *
   * @param address of the trophy's page
   */
  public byte[] certificate(Trophy trophy, String address, Reader reader, PaperSize size) {
    return printed(() -> Certificate.pdf(trophy, address, reader, size, typefaces));
  }

  /** The venue's sheet as PDF. */
  public byte[] sheet(VenuePlan plan, Reader reader, PaperSize size) {
    return printed(() -> VenueSheet.pdf(plan, reader, size, typefaces));
  }

  private interface Paper {
    byte[] drawn() throws IOException;
  }

  private byte[] printed(Paper paper) {
    turn.lock();
    try {
      return paper.drawn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.unlock();
    }
  }
}
