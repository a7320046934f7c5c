package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads a request's body up to a limit. It is done by hand because the body is read only after the
 * token was looked at, and vertx-web's own reader runs before all else.
 */
final class BodyReader {
  private BodyReader() {}

  /** The body of a paused request; fails with a refusal when it is longer than that. */
  static Future<Buffer> read(HttpServerRequest request, int limit) {
    Promise<Buffer> body = Promise.promise();
    Buffer read = Buffer.buffer();
    request.handler(
        part -> {
          if (read.length() + part.length() > limit) {
            request.handler(_ -> {});
            body.tryFail(tooBig(limit));
          } else {
            read.appendBuffer(part);
          }
        });
    request.exceptionHandler(body::tryFail);
    request.endHandler(_ -> body.tryComplete(read));
    if (announcedLength(request) > limit) {
      body.tryFail(tooBig(limit));
    }
    request.resume();
    return body.future();
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
