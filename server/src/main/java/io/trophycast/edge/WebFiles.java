package io.trophycast.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The built web client, on the class path under a folder. A file is read and compressed when it is
 * first asked for and then kept; there are as many as the build made, and no more.
 */
public final class WebFiles {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String A_DAY = "public, max-age=86400";
  private static final String ALWAYS_ASK = "no-cache";
  private static final Pattern NAME = Pattern.compile("(?:assets/)?[A-Za-z0-9_][A-Za-z0-9._-]*");

  private final String folder;
  private final Map<String, Document> kept = new ConcurrentHashMap<>();

  private WebFiles(String folder) {
    this.folder = folder;
  }

  /** The web client that comes with the server. */
  public static WebFiles bundled() {
    return in("/web/");
  }

  /** Files under another folder of the class path, as tests have them. */
  static WebFiles in(String folder) {
    return new WebFiles(folder);
  }

  /** Adds the addresses of the client's entries and of the files they load. */
  void mount(Router router) {
    Reading.at(router.route("/")).handler(request -> entry(request, "index.html"));
    Reading.at(router.routeWithRegex("/j/[^/]*/?"))
        .handler(request -> entry(request, "index.html"));
    Reading.at(router.route("/host")).handler(request -> entry(request, "host.html"));
    Reading.at(router.route("/steward")).handler(request -> entry(request, "steward.html"));
    Reading.at(router.route("/screen")).handler(request -> entry(request, "screen.html"));
    Reading.at(router.routeWithRegex("/(?:assets/)?[^/]+\\.[a-z0-9]+")).handler(this::file);
  }

  /** The bytes of a file, if there is one of this name. */
  Optional<Buffer> read(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in = WebFiles.class.getResourceAsStream(folder + name)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void entry(RoutingContext request, String name) {
    send(request, name, ALWAYS_ASK);
  }

  private void file(RoutingContext request) {
    String name = request.normalizedPath().substring(1);
    if (name.endsWith(".html")) {
      // Entries have addresses of their own.
      request.next();
    } else {
      send(request, name, name.startsWith("assets/") ? FOR_EVER : A_DAY);
    }
  }

  private void send(RoutingContext request, String name, String caching) {
    document(name).ifPresentOrElse(document -> document.send(request, caching), request::next);
  }

  private Optional<Document> document(String name) {
    Document ready = kept.get(name);
    if (ready != null) {
      return Optional.of(ready);
    }
    Optional<Document> found = read(name).map(bytes -> Document.of(name, bytes));
    found.ifPresent(document -> kept.put(name, document));
    return found;
  }
}
