package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads one request's body, up to a limit and as far as there is room. It is done by hand because
 * the body is read only after the token was looked at, and vertx-web's own reader runs before all
 * else.
 */
final class BodyReader {
  private final HttpServerRequest request;
  private final int limit;
  private final Room.Place place;
  private final Promise<Buffer> whole = Promise.promise();
  private Buffer kept = Buffer.buffer();
  private long length;
  private boolean full;

  private BodyReader(HttpServerRequest request, int limit, Room.Place place) {
    this.request = request;
    this.limit = limit;
    this.place = place;
    this.full = !place.enter();
  }

  /**
   * The body of a paused request; fails with a refusal when it is longer than that, or when there
   * is no room.
   */
  static Future<Buffer> read(HttpServerRequest request, int limit, Room.Place place) {
    return new BodyReader(request, limit, place).read();
  }

  private Future<Buffer> read() {
    request.handler(this::part);
    request.exceptionHandler(whole::tryFail);
    request.endHandler(_ -> end());
    if (announcedLength(request) > limit) {
      whole.tryFail(tooBig(limit));
    }
    request.resume();
    return whole.future();
  }

  private void part(Buffer part) {
    if (whole.future().isComplete()) {
      return;
    }
    length += part.length();
    if (length > limit) {
      whole.tryFail(tooBig(limit));
    } else if (!full && place.take(part.length())) {
      kept.appendBuffer(part);
    } else {
      // The rest is let by, so that the connection can be used again.
      full = true;
      kept = Buffer.buffer();
      place.leave();
    }
  }

  private void end() {
    if (full) {
      whole.tryFail(new Refusal(Room.full()));
    } else {
      whole.tryComplete(kept);
    }
  }

  private static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Refusal tooBig(int limit) {
    return new Refusal(
        Problem.of(ErrorCode.TOO_BIG, "The body may have at most " + limit + " bytes."));
  }
}
