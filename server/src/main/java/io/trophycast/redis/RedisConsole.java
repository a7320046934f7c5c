package io.trophycast.redis;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a single word to a Redis over its unix socket and reads the first line of the answer, with
 * plain blocking calls: what starting and stopping a server needs before any client is there.
 */
final class RedisConsole {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path socket;

  RedisConsole(Path socket) {
    this.socket = socket;
  }

  /**
   * The answer, as {@code +PONG}; empty when nobody listens, nothing came in time or the line was
   * closed.
   */
  Optional<String> ask(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(PATIENCE.toMillis()) == 0) {
        return Optional.empty();
      }
      ByteBuffer answer = ByteBuffer.allocate(512);
      if (channel.read(answer) <= 0) {
        return Optional.empty();
      }
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
      return text.lines().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean isListening() {
    return ask("PING").isPresent();
  }

  boolean isReady() {
    return ask("PING").filter("+PONG"::equals).isPresent();
  }
}
