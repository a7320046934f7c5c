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
  private static final Duration FOREVER = Duration.ZERO;

  private final Path socket;

  RedisConsole(Path socket) {
    this.socket = socket;
  }

  /**
   * The answer, as {@code +PONG}; empty when nobody listens, nothing came in time or the line was
   * closed.
   */
  Optional<String> ask(String command) {
    try (SocketChannel channel = connect()) {
      say(channel, command);
      ByteBuffer answer = ByteBuffer.allocate(512);
      if (!isReadable(channel, PATIENCE) || channel.read(answer) <= 0) {
        return Optional.empty();
      }
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
      return text.lines().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return ask("PING").filter("+PONG"::equals).isPresent();
  }

  /** True as long as a process holds the socket open, whether it answers or is stuck. */
  boolean isListening() {
    try (SocketChannel channel = connect()) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Tells Redis to write everything to disk and end; true once it has ended. */
  boolean shutDown(Duration patience) {
    try (SocketChannel channel = connect()) {
      say(channel, "SHUTDOWN");
      return hangsUp(channel, patience);
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Returns when the process at the other end has ended: the kernel closes its connections in that
   * moment.
   */
  void awaitEnd() {
    try (SocketChannel channel = connect()) {
      hangsUp(channel, FOREVER);
    } catch (IOException e) {
      return;
    }
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void say(SocketChannel channel, String command) throws IOException {
    channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.US_ASCII)));
  }

  private static boolean hangsUp(SocketChannel channel, Duration patience) throws IOException {
    return isReadable(channel, patience) && channel.read(ByteBuffer.allocate(512)) < 0;
  }

  private static boolean isReadable(SocketChannel channel, Duration patience) throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      return selector.select(patience.toMillis()) > 0;
    }
  }
}
