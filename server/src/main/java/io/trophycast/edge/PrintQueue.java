package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.trophycast.recent.Recent;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Those who wait for the press. Printing takes some tens of milliseconds of CPU: a few dozen
 * requests may wait, the last papers are kept, and whoever comes beyond that is asked to come
 * again.
 */
final class PrintQueue {
  private static final int KEPT = 64;
  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Semaphore places = new Semaphore(WAITING);
  private final Recent<Record, Document> printed = new Recent<>(KEPT);

  /**
   * The paper, perhaps one that was printed before.
   *
   * @param order all that the paper depends on
   */
  Document printed(Record order, Supplier<byte[]> press) throws InterruptedException {
    Optional<Document> before = printed.find(order);
    if (before.isPresent()) {
      return before.get();
    }
    if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(
          Problem.of(ErrorCode.UNAVAILABLE, "Many papers are being printed; please try again.")
              .comeAgainIn(PATIENCE));
    }
    try {
      Document paper = Document.of("paper.pdf", Buffer.buffer(press.get()));
      printed.put(order, paper);
      return paper;
    } finally {
      places.release();
    }
  }
}
