package io.trophycast.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final int port;
  private final List<String> options;
  private final RedisConsole console;
  private Process process;

  private RedisServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
    this.console = new RedisConsole(socket(folder));
    this.process = launch();
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
    return start(0);
  }

  /** A server that also listens on a port, with more options as on the command line. */
  static RedisServer start(int port, String... options) {
    try {
      return new RedisServer(Files.createTempDirectory("redis"), port, List.of(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Says something as in a terminal; the answer is its text, or the error. */
  String say(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket(folder)));
      channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.UTF_8)));
      var answer = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      String first = answer.readLine();
      if (!first.startsWith("$") || first.equals("$-1")) {
        return first.substring(1);
      }
      char[] text = new char[Integer.parseInt(first.substring(1))];
      int read = 0;
      while (read < text.length) {
        read += answer.read(text, read, text.length - read);
      }
      return new String(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the process in its tracks, with its connections open. */
  void pause() {
    signal("-STOP");
  }

  /** Lets a paused process go on. */
  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    process = launch();
  }

  /** A copy of all data as it is now on disk, which is all that was acknowledged. */
  public Path copy() {
    try {
      Path copy = Files.createTempDirectory(folder, "copy");
      copyTree(data(), copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process and starts it anew on older data, as after restoring a backup. */
  public void comeBackWith(Path copy) {
    kill();
    try {
      deleteTree(data());
      Files.createDirectories(data());
      copyTree(copy, data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  private Path data() {
    return folder.resolve("appendonlydir");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void deleteTree(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Nobody reads its data any more, so it need not finish anything; this also ends a paused one.
    kill();
    deleteTree(folder);
  }

  private static Path socket(Path folder) {
    return folder.resolve("redis.sock");
  }

  private Process launch() {
    RedisBinary binary = RedisBinary.find(System.getenv("PATH"), folder);
    List<String> command = new ArrayList<>();
    command.add(binary.program().toString());
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--unixsocket", socket(folder).toString()));
    command.addAll(List.of("--dir", folder.toString(), "--save", ""));
    command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
    command.addAll(List.of("--repl-diskless-sync-delay", "0"));
    command.addAll(options);
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("redis.log").toFile())
              .start();
      // A test that fails while it sets the scene closes nothing.
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
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
