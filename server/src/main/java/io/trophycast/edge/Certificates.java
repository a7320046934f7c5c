package io.trophycast.edge;

import io.trophycast.paper.PaperSize;
import io.trophycast.paper.Press;
import io.trophycast.paper.Reader;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Trophy;
import io.trophycast.recent.Recent;
import io.trophycast.trophy.Trophies;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends certificates, which are as public as the trophies' pages. Printing takes some tens of
 * milliseconds of CPU: a few dozen requests may wait for the press, the last papers are kept, and
 * whoever comes beyond that is asked to come again.
 */
final class Certificates {
  private static final int KEPT = 64;
  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ControlPlane control;
  private final Trophies trophies;
  private final String base;
  private final Press press;
  private final Semaphore places = new Semaphore(WAITING);
  private final Recent<Order, Document> printed = new Recent<>(KEPT);

  /** All that a certificate depends on: a winner who is hidden later gets another one. */
  private record Order(Trophy trophy, Reader reader, PaperSize size) {}

  Certificates(ControlPlane control, Trophies trophies, URI publicUrl, Press press) {
    this.control = control;
    this.trophies = trophies;
    this.base = publicUrl.toString().replaceFirst("/$", "");
    this.press = press;
  }

  void show(RoutingContext request) {
    StageId stage = PathIds.stage(request);
    DropId drop = PathIds.drop(request);
    int serial = PathIds.serial(request);
    control
        .run(
            () -> {
              Reader reader = PaperChoice.reader(request);
              PaperSize size = PaperChoice.size(request, reader);
              return certificate(new Order(found(stage, drop, serial), reader, size));
            })
        .onSuccess(
            paper -> {
              request
                  .response()
                  .putHeader(
                      "content-disposition",
                      "inline; filename=\"trophy-" + drop + "-" + serial + ".pdf\"");
              // Soon after a win its name may be put right: nobody should print the old one.
              paper.send(request, "no-cache");
            })
        .onFailure(request::fail);
  }

  private Trophy found(StageId stage, DropId drop, int serial) {
    return switch (trophies.find(stage, drop, serial).await()) {
      case Answer.Given<Trophy>(Trophy found) -> found;
      case Answer.Refused<Trophy> refused -> throw new Refusal(Problem.of(refused));
    };
  }

  private Document certificate(Order order) throws InterruptedException {
    Optional<Document> before = printed.find(order);
    if (before.isPresent()) {
      return before.get();
    }
    if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(
          Problem.of(
                  ErrorCode.UNAVAILABLE, "Many certificates are being printed; please try again.")
              .comeAgainIn(PATIENCE));
    }
    try {
      Document paper = Document.of("certificate.pdf", Buffer.buffer(print(order)));
      printed.put(order, paper);
      return paper;
    } finally {
      places.release();
    }
  }

  private byte[] print(Order order) {
    Trophy trophy = order.trophy();
    String address =
        base + "/s/" + trophy.stage() + "/drops/" + trophy.drop() + "/trophies/" + trophy.serial();
    return press.certificate(trophy, address, order.reader(), order.size());
  }
}
