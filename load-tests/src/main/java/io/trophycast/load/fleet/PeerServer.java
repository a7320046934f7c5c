package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another project's server, to compare with. It listens on a port of 127.0.0.1. */
public final class PeerServer implements AutoCloseable {
  private final int port = FreePort.take();
  private final Daemon daemon;

  private PeerServer(String name, Path home, List<String> command) {
    Path folder = home.resolve(name + "-" + port);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.daemon = new Daemon(name, command, Map.of(), folder);
    daemon.becomes(command.stream().map(word -> word.replace("PORT", "" + port)).toList());
  }

  /** A script for Node that is given its port. */
  public static PeerServer node(String name, Path home, Path script) {
    return new PeerServer(name, home, List.of("node", script.toAbsolutePath().toString(), "PORT"));
  }

  /** An nginx with a configuration in which {@code PORT} stands for its port. */
  public static PeerServer nginx(String name, Path home, Path configuration) {
    var server = new PeerServer(name, home, List.of());
    Path folder = server.daemon.folder();
    try {
      Files.writeString(
          folder.resolve("nginx.conf"),
          Files.readString(configuration).replace("PORT", String.valueOf(server.port)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.daemon.becomes(
        List.of(
            "/usr/sbin/nginx", "-p", folder + "/", "-c", folder.resolve("nginx.conf").toString()));
    return server;
  }

  /** Starts it, and waits until it listens. */
  public void start() {
    daemon.start();
    Patience.until(daemon.name() + " listens", this::listens);
  }

  private boolean listens() {
    try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  public Daemon daemon() {
    return daemon;
  }

  @Override
  public void close() {
    daemon.kill();
  }
}
