package io.trophycast.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Bytes as they are sent: with their type, a name for this very content, and a compressed form
 * where that is smaller.
 */
record Document(String mediaType, Buffer bytes, Optional<Buffer> zipped, String tag) {
  private static final Set<String> COMPRESSIBLE =
      Set.of(
          "text/html",
          "text/css",
          "text/javascript",
          "application/javascript",
          "application/json",
          "application/manifest+json",
          "image/svg+xml",
          "text/plain");

  /** A file; its type follows from its name. */
  static Document of(String name, Buffer bytes) {
    String type =
        Optional.ofNullable(MimeMapping.mimeTypeForFilename(name))
            .orElse("application/octet-stream");
    boolean compressible = COMPRESSIBLE.contains(type);
    return new Document(
        type.startsWith("text/") ? type + "; charset=utf-8" : type,
        bytes,
        compressible ? Optional.of(zipped(bytes)) : Optional.empty(),
        tag(bytes));
  }

  /** Sends the bytes, or that the client has them. */
  void send(RoutingContext request, String caching) {
    HttpServerResponse response = request.response();
    response
        .putHeader("cache-control", caching)
        .putHeader("etag", tag)
        .putHeader("vary", "accept-encoding");
    if (tag.equals(request.request().getHeader("if-none-match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("content-type", mediaType);
    String accepted = request.request().getHeader("accept-encoding");
    if (zipped.isPresent() && accepted != null && accepted.contains("gzip")) {
      response.putHeader("content-encoding", "gzip").end(zipped.get());
    } else {
      response.end(bytes);
    }
  }

  private static Buffer zipped(Buffer bytes) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }

  private static String tag(Buffer bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
      return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
