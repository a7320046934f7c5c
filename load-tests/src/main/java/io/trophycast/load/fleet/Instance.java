package io.trophycast.load.fleet;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One server process, started from its jar as people start it, behind a faulty link for its
 * clients.
 */
public final class Instance {
  private static final Pattern HOST_LINK = Pattern.compile("host link\\s+\\S*#link=(\\S+)");
  private static final int ANSWER_MS = 2000;

  /** Several share few cores with their clients: small heaps, and no thread more than needed. */
  private static final List<String> SMALL =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Daemon daemon;
  private final Optional<FaultyLink> link;
  private final int port;
  private final ShiftedClock clock;
  private final List<Path> versions;
  private final List<String> javaOptions;
  private final List<String> options;
  private int version;

  private Instance(
      Optional<Vertx> vertx,
      String name,
      Path folder,
      List<Path> versions,
      Optional<Path> clocks,
      List<String> javaOptions,
      List<String> options) {
    this.port = FreePort.take();
    this.javaOptions = javaOptions;
    this.clock = new ShiftedClock(clocks, folder);
    this.versions = versions;
    this.options = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
    this.options.addAll(List.of("--data", folder.resolve("data").toString()));
    this.options.addAll(options);
    this.daemon = new Daemon(name, command(), clock.environment(), folder);
    this.link = vertx.map(links -> FaultyLink.open(links, "clients-" + name, port));
  }

  /**
   * Prepares one that has not started.
   *
   * @param versions the jars that it is updated to in turn; it starts from the first
   * @param options for {@code serve}, beside address and data
   */
  static Instance prepare(
      Vertx vertx,
      String name,
      Path home,
      List<Path> versions,
      Optional<Path> clocks,
      List<String> options) {
    return new Instance(
        Optional.of(vertx), name, folder(home, name), versions, clocks, SMALL, options);
  }

  /** Prepares one that its clients reach without a link. */
  static Instance direct(
      String name, Path home, Path jar, List<String> javaOptions, List<String> options) {
    return new Instance(
        Optional.empty(),
        name,
        folder(home, name),
        List.of(jar),
        Optional.empty(),
        javaOptions,
        options);
  }

  private static Path folder(Path home, String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends in order, and starts from the next version's jar; returns when that is ready. */
  public void update() {
    daemon.terminate();
    version = (version + 1) % versions.size();
    daemon.becomes(command());
    daemon.start();
    Patience.until(daemon.name() + " is ready", this::isReady);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", versions.get(version).toString(), "serve"));
    command.addAll(options);
    return command;
  }

  public Daemon daemon() {
    return daemon;
  }

  /** What its clients connect to, if it is not the server itself. */
  public FaultyLink link() {
    return link.orElseThrow(() -> new IllegalStateException("Its clients reach it directly."));
  }

  int port() {
    return port;
  }

  /** Its wall clock. */
  public ShiftedClock clock() {
    return clock;
  }

  /** Whether it says that it can serve, asked directly and not through the link. */
  public boolean isReady() {
    try {
      var health = URI.create("http://127.0.0.1:" + port + "/health/ready").toURL();
      var connection = (HttpURLConnection) health.openConnection();
      connection.setConnectTimeout(ANSWER_MS);
      connection.setReadTimeout(ANSWER_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** The secret of the newest host link that it printed. */
  Optional<String> hostLink() {
    try {
      Matcher line =
          HOST_LINK.matcher(Files.exists(daemon.log()) ? Files.readString(daemon.log()) : "");
      Optional<String> newest = Optional.empty();
      while (line.find()) {
        newest = Optional.of(line.group(1));
      }
      return newest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
