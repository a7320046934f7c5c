package io.trophycast.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Redis for tests, on a unix socket in a new temporary folder. {@link #shared()} is one for
 * the whole test JVM, emptied with {@link #flush()}; {@link #start()} is one of a test's own that
 * may be killed and started again with the same data.
 */
public final class RedisServer implements AutoCloseable {
  private final Path folder;
  private final RedisConsole console;
  private Process process;

  private RedisServer(Path folder) {
    this.folder = folder;
    this.console = new RedisConsole(socket(folder));
    this.process = launch(folder, console);
  }

  /** Lives until the JVM ends. */
  private static final class Shared {
    static final RedisServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }

  /**
   * The one server of this test JVM; other tests' keys may be in it, so use new stage ids or {@link
   * #flush()}.
   */
  public static RedisServer shared() {
    return Shared.SERVER;
  }

  /** A server of its own, to be closed by the test. */
  public static RedisServer start() {
    try {
      return new RedisServer(Files.createTempDirectory("redis"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client connects to. */
  public URI uri() {
    return URI.create("unix://" + socket(folder).toUri().getRawPath());
  }

  /** Removes every key; functions stay. */
  public void flush() {
    console.ask("FLUSHALL");
  }

  /** Ends the process as a power cut would (its file system stays). */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts the process anew on the same folder. */
  public void restart() {
    process = launch(folder, console);
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path socket(Path folder) {
    return folder.resolve("redis.sock");
  }

  private static Process launch(Path folder, RedisConsole console) {
    RedisBinary binary = RedisBinary.find(System.getenv("PATH"), folder);
    List<String> command =
        List.of(
            binary.program().toString(),
            "--port",
            "0",
            "--unixsocket",
            socket(folder).toString(),
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always");
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("redis.log").toFile())
              .start();
      while (!console.isReady()) {
        if (!started.isAlive()) {
          throw new IllegalStateException(Files.readString(folder.resolve("redis.log")));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Redis did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
