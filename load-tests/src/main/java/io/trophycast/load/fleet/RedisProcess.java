package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One redis-server on a port of its own, with its data in a folder of its own. */
final class RedisProcess {
  private static final int ANSWER_MS = 1000;
  private static final int LARGEST_PIECE = 8192;

  private final int port;
  private final Daemon daemon;

  /** Prepares one that has not started. */
  RedisProcess(String name, Path home, List<String> configuration, String... options) {
    this(name, home, FreePort.take(), configuration, options);
  }

  RedisProcess(String name, Path home, int port, List<String> configuration, String... options) {
    this.port = port;
    Path folder = home.resolve(name);
    List<String> lines = new ArrayList<>(configuration);
    lines.add("port " + port);
    lines.add("bind 127.0.0.1");
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("redis.conf"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>(List.of("redis-server", "redis.conf"));
    command.addAll(List.of(options));
    this.daemon = new Daemon(name, command, Map.of(), folder);
  }

  Daemon daemon() {
    return daemon;
  }

  int port() {
    return port;
  }

  /**
   * What it answers to a command, as it comes over the wire, or an empty text. A PING behind the
   * command marks the end of the answer; sentinels do not know QUIT.
   */
  String ask(String command) {
    var said = new StringBuilder();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MS);
      socket.setSoTimeout(ANSWER_MS);
      socket.getOutputStream().write((command + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
      var bytes = new byte[LARGEST_PIECE];
      while (!said.toString().endsWith("+PONG\r\n")) {
        int length = socket.getInputStream().read(bytes);
        if (length < 0) {
          break;
        }
        said.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
      }
      return said.toString();
    } catch (IOException e) {
      return "";
    }
  }

  void await(String command, Predicate<String> wanted) {
    Patience.until(daemon.name() + " answers " + command, () -> wanted.test(ask(command)));
  }

  void awaitPong() {
    await("PING", answer -> answer.startsWith("+PONG"));
  }
}
