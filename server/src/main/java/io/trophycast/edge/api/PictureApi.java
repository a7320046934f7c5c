package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.stage.Picture;
import io.trophycast.stage.Pictures;
import io.trophycast.stage.Stages;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Pictures of drops: uploading and showing them. */
public final class PictureApi {
  /** Pictures being decoded at once; each may take some ten megabytes. */
  private static final int AT_ONCE = 2;

  private final Pictures pictures;
  private final Stages stages;
  private final Semaphore places = new Semaphore(AT_ONCE);

  record Uploaded(String picture) {}

  public PictureApi(EdgeServices services) {
    this.pictures = services.pictures();
    this.stages = services.stages();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("uploadPicture", this::upload);
    operations.put("showPicture", this::show);
  }

  private Reply upload(Call call) {
    if (stages.find(call.stage()).await().isEmpty()) {
      return Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
    }
    return reencoded(call.raw().getBytes())
        .map(picture -> pictures.store(call.stage(), Buffer.buffer(picture.png())).await())
        .map(name -> Reply.created(new Uploaded(name)))
        .orElseGet(
            () ->
                Reply.refused(
                    Problem.of(
                        ErrorCode.BAD_PICTURE,
                        "This is no PNG or JPEG picture of at most "
                            + Picture.LARGEST_SIDE
                            + " pixels a side.")));
  }

  private Optional<Picture> reencoded(byte[] upload) {
    places.acquireUninterruptibly();
    try {
      return Picture.reencoded(upload);
    } finally {
      places.release();
    }
  }

  private Reply show(Call call) {
    return pictures
        .load(call.stage(), call.path("picture"))
        .await()
        .<Reply>map(Reply.Picture::new)
        .orElseGet(
            () ->
                Reply.refused(Problem.of(ErrorCode.UNKNOWN_PICTURE, "There is no such picture.")));
  }
}
