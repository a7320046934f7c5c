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

  private final Daemon daemon;
  private final FaultyLink link;
  private final int port;
  private final ShiftedClock clock;
  private final List<Path> versions;
  private final List<String> options;
  private int version;

  private Instance(
      Vertx vertx,
      String name,
      Path folder,
      List<Path> versions,
      Optional<Path> clocks,
      List<String> options) {
    this.port = FreePort.take();
    this.clock = new ShiftedClock(clocks, folder);
    this.versions = versions;
    this.options = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
    this.options.addAll(List.of("--data", folder.resolve("data").toString()));
    this.options.addAll(options);
    this.daemon = new Daemon(name, command(), clock.environment(), folder);
    this.link = FaultyLink.open(vertx, "clients-" + name, port);
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
    Path folder = home.resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Instance(vertx, name, folder, versions, clocks, options);
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
    // Several share few cores with their clients: small heaps, and no thread more than needed.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", versions.get(version).toString(), "serve"));
    command.addAll(options);
    return command;
  }

  public Daemon daemon() {
    return daemon;
  }

  /** What its clients connect to. */
  public FaultyLink link() {
    return link;
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
