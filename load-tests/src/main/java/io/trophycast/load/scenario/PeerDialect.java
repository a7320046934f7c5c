package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Dialect;
import java.util.Optional;

/** How clients talk to the others: plain WebSockets, or Engine.IO with Socket.IO in it. */
enum PeerDialect implements Dialect {
  /** Nothing is said but messages. */
  PLAIN("/live") {
    @Override
    public boolean isLiveAtOnce() {
      return true;
    }

    @Override
    public boolean isWelcome(ByteBuf bytes, int at, int length) {
      return false;
    }
  },

  /** Protocol 5 of Socket.IO over protocol 4 of Engine.IO: digits stand before what is said. */
  SOCKET_IO("/socket.io/?EIO=4&transport=websocket") {
    @Override
    public Optional<String> greeting(int number) {
      return Optional.of("40");
    }

    @Override
    public boolean isWelcome(ByteBuf bytes, int at, int length) {
      return Texts.startsWith(bytes, at, length, "40");
    }

    @Override
    public Optional<String> reply(ByteBuf bytes, int at, int length) {
      return length == 1 && bytes.getByte(at) == '2' ? Optional.of("3") : Optional.empty();
    }
  };

  private final String path;

  PeerDialect(String path) {
    this.path = path;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String subprotocol() {
    return "";
  }

  @Override
  public Optional<String> greeting(int number) {
    return Optional.empty();
  }
}
