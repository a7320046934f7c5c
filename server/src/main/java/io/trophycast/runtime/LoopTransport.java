package io.trophycast.runtime;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.util.concurrent.ThreadAwareExecutor;
import io.trophycast.meter.LoopBlocks;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The fastest way to sockets that this machine has, on loops that take {@link ShortTurns short
 * turns} and tell how long they are blocked. All but the making of loops is the other transport's.
 * It uses internals of Vert.x and Netty.
 */
final class LoopTransport implements Transport {
  /**
   * How many sockets are read before those that came first are answered. Netty's own limit is four
   * thousand and grows: in a stampede everybody would wait for everybody. Only epoll can be told;
   * elsewhere, as on a Mac, loops read as many as there are.
   */
  private static final int SOCKETS_A_TURN = 128;

  private final Transport other;
  private final LoopBlocks blocks;

  private LoopTransport(Transport other, LoopBlocks blocks) {
    this.other = other;
    this.blocks = blocks;
  }

  /** The transport of a server whose loops are counted here. */
  static io.vertx.core.transport.Transport counted(LoopBlocks blocks) {
    var best =
        Optional.ofNullable(io.vertx.core.transport.Transport.nativeTransport())
            .filter(io.vertx.core.transport.Transport::available)
            .orElse(io.vertx.core.transport.Transport.NIO);
    var ours = new LoopTransport(best.implementation(), blocks);
    return new io.vertx.core.transport.Transport() {
      @Override
      public String name() {
        return best.name();
      }

      @Override
      public boolean available() {
        return best.available();
      }

      @Override
      public @Nullable Throwable unavailabilityCause() {
        return best.unavailabilityCause();
      }

      @Override
      public Transport implementation() {
        return ours;
      }
    };
  }

  @Override
  public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
    return new ShortTurns(threads, factory, ioHandlerFactory());
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    IoHandlerFactory factory =
        other instanceof EpollTransport
            ? EpollIoHandler.newFactory(SOCKETS_A_TURN, DefaultSelectStrategyFactory.INSTANCE)
            : other.ioHandlerFactory();
    return new IoHandlerFactory() {
      @Override
      public IoHandler newHandler(ThreadAwareExecutor loop) {
        return blocks.metered(factory.newHandler(loop));
      }

      @Override
      public boolean isChangingThreadSupported() {
        return factory.isChangingThreadSupported();
      }
    };
  }

  @Override
  public boolean supportsDomainSockets() {
    return other.supportsDomainSockets();
  }

  @Override
  public boolean supportFileRegion() {
    return other.supportFileRegion();
  }

  @Override
  public boolean isAvailable() {
    return other.isAvailable();
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return other.unavailabilityCause();
  }

  @Override
  public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
    return other.convert(address);
  }

  @Override
  public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
    return other.convert(address);
  }

  @Override
  public DatagramChannel datagramChannel() {
    return other.datagramChannel();
  }

  @Override
  @SuppressWarnings("deprecation") // Vert.x asks for it.
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return other.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return other.channelFactory(domainSocket);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return other.serverChannelFactory(domainSocket);
  }

  @Override
  public void configure(DatagramChannel channel, DatagramSocketOptions options) {
    other.configure(channel, options);
  }

  @Override
  public void configure(
      ClientOptionsBase options, int connectTimeout, boolean domainSocket, Bootstrap bootstrap) {
    other.configure(options, connectTimeout, domainSocket, bootstrap);
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    other.configure(options, domainSocket, bootstrap);
  }
}
