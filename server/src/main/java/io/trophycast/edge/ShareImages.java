package io.trophycast.edge;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Trophy;
import io.trophycast.recent.Recent;
import io.trophycast.stage.Pictures;
import io.trophycast.trophy.ShareImage;
import io.trophycast.trophy.Trophies;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the drawn pictures of trophies. Drawing takes a good part of a second of CPU, so a few are
 * drawn at once, the last ones are kept, and whoever waits too long is asked to come again.
 */
final class ShareImages {
  static final int WIDTH = ShareImage.WIDTH;
  static final int HEIGHT = ShareImage.HEIGHT;

  private static final int KEPT = 128;
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ControlPlane control;
  private final Trophies trophies;
  private final Pictures pictures;
  private final Semaphore pens = new Semaphore(AT_ONCE);
  private final Recent<Trophy, Document> drawn = new Recent<>(KEPT);

  ShareImages(ControlPlane control, Trophies trophies, Pictures pictures) {
    this.pictures = pictures;
    this.control = control;
    this.trophies = trophies;
  }

  void show(RoutingContext request) {
    StageId stage = PathIds.stage(request);
    DropId drop = PathIds.drop(request);
    int serial = PathIds.serial(request);
    control
        .run(() -> picture(stage, drop, serial))
        .onSuccess(
            picture -> {
              // Messengers load it from anywhere.
              request.response().putHeader("cross-origin-resource-policy", "cross-origin");
              picture.send(request, "public, max-age=3600");
            })
        .onFailure(request::fail);
  }

  /** The key is all that the picture shows: a member who is hidden later gets another picture. */
  private Document picture(StageId stage, DropId drop, int serial) throws InterruptedException {
    Trophy trophy =
        switch (trophies.find(stage, drop, serial).await()) {
          case Answer.Given<Trophy>(Trophy found) -> found;
          case Answer.Refused<Trophy> refused -> throw new Refusal(Problem.of(refused));
        };
    Optional<Document> before = drawn.find(trophy);
    if (before.isPresent()) {
      return before.get();
    }
    if (!pens.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(
          Problem.of(ErrorCode.UNAVAILABLE, "Many pictures are being drawn; please try again.")
              .comeAgainIn(PATIENCE));
    }
    try {
      Optional<Document> meanwhile = drawn.find(trophy);
      return meanwhile.isPresent() ? meanwhile.get() : keep(trophy);
    } finally {
      pens.release();
    }
  }

  private Document keep(Trophy trophy) {
    Document picture =
        Document.of("trophy.png", Buffer.buffer(ShareImage.png(trophy, pictureOf(trophy))));
    drawn.put(trophy, picture);
    return picture;
  }

  private Optional<byte[]> pictureOf(Trophy trophy) {
    return trophy
        .picture()
        .flatMap(name -> pictures.load(trophy.stage(), name).await())
        .map(Buffer::getBytes);
  }
}
