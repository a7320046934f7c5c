package io.trophycast.redis;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis of the server's own: one process that keeps its append-only file in a folder, listens on
 * a unix socket in there and nowhere else, is started again when it dies and ended when the server
 * ends.
 *
 * <p>It runs as a daemon in a session of its own, because Ctrl-C in a terminal goes to every
 * process of the group, and Redis must outlive the server's last writes. The price is that a server
 * killed outright leaves its Redis behind. The next one on the same folder ends that Redis through
 * its socket, which names it beyond doubt (a process id may long belong to another), and starts
 * anew: every acknowledged write is on disk. The caller holds the lock on the folder, so there is
 * never a second live owner.
 *
 * <p>For the same reason a closed connection tells that it has died, and not its process id: it is
 * no child of ours, and one whose new parent is slow to collect it still looks alive.
 */
public final class PrivateRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateRedis.class);

  /**
   * What the shortest of the systems we run on (macOS: 104, with the closing zero) leaves for a
   * path.
   */
  private static final int LONGEST_SOCKET_PATH = 103;

  private static final Duration START_PATIENCE = Duration.ofSeconds(20);
  private static final Duration END_PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration RESTART_DELAY = Duration.ofMillis(200);

  private final RedisBinary binary;
  private final Path folder;
  private final Path socket;
  private final RedisConsole console;
  private boolean closing;

  private PrivateRedis(RedisBinary binary, Path folder) {
    this.binary = binary;
    this.folder = folder;
    this.socket = socketIn(folder);
    this.console = new RedisConsole(socket);
  }

  /**
   * Starts the process and waits until it has read its file and answers.
   *
   * @param folder for the append-only file, the socket and the log; created for this user alone
   * @param programs where a packed redis-server is unpacked when none is installed
   * @throws RedisUnavailable when that fails
   */
  public static PrivateRedis start(Path folder, Path programs) {
    Path home = folder.toAbsolutePath().normalize();
    int length = socketIn(home).toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_SOCKET_PATH) {
      throw new RedisUnavailable(
          "The path of the data directory is too long for a socket in it, by "
              + (length - LONGEST_SOCKET_PATH)
              + " bytes: choose a shorter one with --data ("
              + home
              + ").");
    }
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    RedisBinary binary = RedisBinary.find(searchPath, programs);
    PrivateRedis redis = new PrivateRedis(binary, home);
    redis.launch();
    Thread.ofPlatform().daemon().name("private-redis").start(redis::keepRunning);
    LOG.info("private redis started version={} program={}", binary.version(), binary.program());
    return redis;
  }

  /** What a client connects to: {@code unix:///…/redis.sock}. */
  public URI uri() {
    return URI.create("unix://" + socket.toUri().getRawPath());
  }

  /** Ends the process once everything is on disk; kills it when it does not end. */
  @Override
  public synchronized void close() {
    if (!closing) {
      closing = true;
      endProcess();
    }
  }

  /** Forgets the process without ending it, as a server that is killed does. */
  synchronized void abandon() {
    closing = true;
  }

  /** The process as it called itself in the folder, as long as it lives. */
  Optional<ProcessHandle> process() {
    try {
      String pid = Files.exists(pidFile()) ? Files.readString(pidFile()).strip() : "";
      return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Waits for the process to die and starts it again, until it is closed. */
  private void keepRunning() {
    while (true) {
      console.awaitEnd();
      synchronized (this) {
        if (closing) {
          return;
        }
        if (!console.isListening()) {
          startAgain();
        }
      }
      LockSupport.parkNanos(RESTART_DELAY.toNanos());
    }
  }

  private void startAgain() {
    LOG.warn("private redis died, starting it again log={}", log());
    try {
      launch();
    } catch (RedisUnavailable e) {
      LOG.error("private redis did not start again, will retry: {}", e.getMessage());
    }
  }

  private void launch() {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (console.isListening()) {
        LOG.warn("ending the private redis that a killed server left behind folder={}", folder);
        endProcess();
      }
      Files.deleteIfExists(pidFile());
      Path configuration = folder.resolve("redis.conf");
      Files.writeString(configuration, configuration());
      Process launcher =
          new ProcessBuilder(binary.program().toString(), configuration.toString())
              .redirectErrorStream(true)
              .start();
      String printed =
          new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (launcher.waitFor() != 0) {
        throw new RedisUnavailable("The private Redis did not start: " + printed);
      }
      awaitReady();
    } catch (IOException e) {
      throw new RedisUnavailable("The private Redis cannot be started in " + folder + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailable("Interrupted while the private Redis started.", e);
    }
  }

  /**
   * Reading a large file may take long, and all the while it listens: patience is for the time
   * before.
   */
  private void awaitReady() {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!console.isReady()) {
      boolean died = Files.exists(pidFile()) && process().isEmpty();
      boolean late = System.nanoTime() - deadline > 0;
      if (died || (late && !console.isListening())) {
        throw new RedisUnavailable("The private Redis did not start; its log says why: " + log());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private void endProcess() {
    if (console.shutDown(END_PATIENCE)) {
      return;
    }
    LOG.warn("private redis did not end in time and is killed folder={}", folder);
    process().ifPresent(ProcessHandle::destroyForcibly);
    console.awaitEnd();
  }

  private String configuration() {
    return """
    # Written anew at each start.
    port 0
    unixsocket "%s"
    unixsocketperm 700
    daemonize yes
    pidfile "%s"
    logfile "%s"
    dir "%s"
    # A winner is told only what is on disk.
    appendonly yes
    appendfsync always
    save ""
    """
        .formatted(quoted(socket), quoted(pidFile()), quoted(log()), quoted(folder));
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static Path socketIn(Path folder) {
    return folder.resolve("redis.sock");
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }

  private Path log() {
    return folder.resolve("redis.log");
  }
}
