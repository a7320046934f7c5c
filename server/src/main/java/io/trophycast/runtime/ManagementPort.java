package io.trophycast.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.trophycast.edge.Readiness;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port for those who run the server: meters for Prometheus and the probes, never for the
 * public. It is the JDK's own HTTP server with threads of its own, so that it still answers when
 * the event loops are what is wrong.
 */
final class ManagementPort implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ManagementPort.class);
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  private record Page(int status, String type, String text) {}

  private ManagementPort(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Listens at once.
   *
   * @throws CannotStart when the address can't be listened on
   */
  static ManagementPort open(
      ManagementAddress address, PrometheusMeterRegistry meters, Readiness readiness) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
      server.setExecutor(threads);
      serve(server, "/metrics", () -> new Page(200, PROMETHEUS, meters.scrape()));
      serve(server, "/health/live", () -> new Page(200, PLAIN, "live\n"));
      serve(
          server,
          "/health/ready",
          () -> {
            var verdict = readiness.verdict();
            return new Page(verdict.status(), PLAIN, verdict.text());
          });
      server.start();
      log.info("management host={} port={}", address.host(), server.getAddress().getPort());
      return new ManagementPort(server, threads);
    } catch (IOException | IllegalArgumentException e) {
      threads.close();
      throw ListenFault.sentence(address.host(), address.port(), "--management-port", e);
    }
  }

  /** The port it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static void serve(HttpServer server, String path, Supplier<Page> page) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer(
                exchange,
                exchange.getRequestURI().getPath().equals(path)
                    ? page.get()
                    : new Page(404, PLAIN, "There is nothing here.\n"));
          }
        });
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    byte[] bytes = page.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", page.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean headersOnly = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(page.status(), headersOnly ? -1 : bytes.length);
    if (!headersOnly) {
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(bytes);
      }
    }
  }
}
