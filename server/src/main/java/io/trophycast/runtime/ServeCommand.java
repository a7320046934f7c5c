package io.trophycast.runtime;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code serve} command: runs the server until the process is told to end. */
@Command(
    name = "serve",
    description = "Runs the server until it is stopped (Ctrl-C).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  @Option(
      names = "--port",
      defaultValue = "${env:TROPHYCAST_PORT:-8080}",
      description =
          "TCP port for HTTP and WebSockets; 0 takes a free one. [TROPHYCAST_PORT, default 8080]")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${env:TROPHYCAST_HOST:-0.0.0.0}",
      description =
          "Address to listen on. Every interface by default, for phones in the same network must"
              + " reach it; 127.0.0.1 behind a proxy. [TROPHYCAST_HOST, default 0.0.0.0]")
  private String host = "";

  @Option(
      names = "--data",
      defaultValue = "${env:TROPHYCAST_DATA:-./data}",
      description =
          "Directory for the signing key and the private Redis. [TROPHYCAST_DATA, default ./data]")
  private Path data = Path.of("");

  @Option(
      names = "--redis",
      defaultValue = "${env:TROPHYCAST_REDIS}",
      description =
          "URL of a Redis >= 7.0 or Valkey to use in place of a private one, as"
              + " redis://user:password@host:6379. [TROPHYCAST_REDIS]")
  private @Nullable URI redis;

  @Option(
      names = "--public-url",
      defaultValue = "${env:TROPHYCAST_PUBLIC_URL}",
      description =
          "Address people reach the server by, for links and QR codes. By default this machine's"
              + " own address and port. [TROPHYCAST_PUBLIC_URL]")
  private @Nullable URI publicUrl;

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    Router router = Router.router(vertx);
    router.get("/health/live").handler(request -> request.response().end("live\n"));
    HttpServer server = vertx.createHttpServer().requestHandler(router).listen(port, host).await();
    LOG.info(
        "ready port={} data={} redis={} publicUrl={}",
        server.actualPort(),
        data,
        redis == null ? "private" : redis.getHost(),
        Optional.ofNullable(publicUrl));
    new CountDownLatch(1).await();
    return 0;
  }
}
