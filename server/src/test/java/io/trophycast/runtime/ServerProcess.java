package io.trophycast.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The runnable jar as people run it: a process of its own that a test may interrupt, kill and start
 * again.
 */
public final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 40;

  private final Process process;
  private final Path output;
  private final int port;

  private ServerProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts {@code serve} on a port and waits for nothing. */
  public static ServerProcess launch(int port, Path data, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String jar = System.getProperty("trophycast.jar");
    command.addAll(List.of("@" + jar.replace(".jar", ".options"), "-jar", jar, "serve"));
    command.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
    command.addAll(List.of(options));
    try {
      Path output = Files.createTempFile("server", ".log");
      output.toFile().deleteOnExit();
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("TROPHYCAST_HOST", "127.0.0.1");
      return new ServerProcess(builder.start(), output, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts {@code serve} on a port and waits until it says that it is alive. */
  public static ServerProcess start(int port, Path data, String... options) {
    ServerProcess server = launch(port, data, options);
    server.awaitLive();
    return server;
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address on this server. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Everything it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it ends by itself, and returns its exit code. */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new AssertionError("It was still running, and is told to end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a power cut would; its Redis is left to itself. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Asks it to end, as Ctrl-C does, and waits for it. */
  @Override
  public void close() {
    process.destroy();
    awaitExit();
  }

  private void awaitLive() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isLive()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        process.destroy();
        throw new AssertionError("The server did not start:\n" + output());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private boolean isLive() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(
                  HttpRequest.newBuilder(address("/health/live")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
