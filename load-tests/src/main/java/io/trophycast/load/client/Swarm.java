package io.trophycast.load.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a run, numbered from 0, on one loop: of two cores the other is the server's.
 * Its methods may be called from any thread.
 */
public final class Swarm implements AutoCloseable {
  /** How many are heard before what is due is done. */
  private static final int SOCKETS_A_TURN = 128;

  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final int port;
  private final Dialect dialect;
  private final AtomicReferenceArray<@Nullable Channel> channels;
  private final LongAdder live = new LongAdder();
  private final LongAdder welcomes = new LongAdder();
  private final Map<String, Long> troubles = new TreeMap<>();
  private volatile Ear ear = Ear.DEAF;
  private volatile long lastWelcome;

  /**
   * A swarm that has not connected.
   *
   * @param port of the server, on 127.0.0.1
   * @param size most connections
   */
  public Swarm(int port, int size, Dialect dialect) {
    this.port = port;
    this.dialect = dialect;
    this.channels = new AtomicReferenceArray<>(size);
    boolean epoll = Epoll.isAvailable();
    this.group = new MultiThreadIoEventLoopGroup(1, epoll ? sockets() : NioIoHandler.newFactory());
    this.loop = group.next();
    this.bootstrap =
        new Bootstrap()
            .group(group)
            .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true);
  }

  /** Where all of it happens; for timers of those who listen. */
  public EventLoop loop() {
    return loop;
  }

  /** Runs a task once the loop has heard what came meanwhile; to be called on the loop. */
  public void nextTurn(Runnable task) {
    var _ = loop.schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  /** From now on this one hears. */
  public void hearWith(Ear next) {
    ear = next;
  }

  /** Connects one; whoever was refused is counted among the troubles. */
  public void connect(int number) {
    var socket = new LeanSocket(number, this);
    var _ =
        bootstrap
            .clone()
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(socket);
                  }
                })
            .connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                new InetSocketAddress(Sources.of(number), 0))
            .addListener(
                done -> {
                  if (!done.isSuccess()) {
                    trouble(String.valueOf(done.cause()));
                  }
                });
  }

  /** Says something through one connection; the swarm takes the frame. */
  public void say(int number, ByteBuf frame) {
    Channel channel = channels.get(number);
    if (channel == null) {
      frame.release();
      trouble("nobody to speak");
      return;
    }
    var _ = channel.writeAndFlush(frame);
  }

  /** Hangs up without a word, as a phone does that loses its network. */
  public void cut(int number) {
    Channel channel = channels.get(number);
    if (channel != null) {
      var _ = channel.close();
    }
  }

  /** Whether this one has a connection. */
  public boolean isConnected(int number) {
    return channels.get(number) != null;
  }

  /** How many are live at this moment. */
  public int live() {
    return live.intValue();
  }

  /** How many welcomes there were in all. */
  public long welcomes() {
    return welcomes.sum();
  }

  /** When the last welcome came, in {@link System#nanoTime}. */
  public long lastWelcome() {
    return lastWelcome;
  }

  /** What went wrong, and how often. */
  public Map<String, Long> troubles() {
    synchronized (troubles) {
      return new TreeMap<>(troubles);
    }
  }

  /** Forgets what went wrong until now, since it was meant to. */
  public void forgetTroubles() {
    synchronized (troubles) {
      troubles.clear();
    }
  }

  Dialect dialect() {
    return dialect;
  }

  Ear ear() {
    return ear;
  }

  void connected(Channel channel, int number) {
    channels.set(number, channel);
    var head = new StringBuilder(256);
    head.append("GET ").append(dialect.path()).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(port);
    head.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    head.append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dHJvcGh5Y2FzdC1sb2FkLQ==\r\n");
    if (!dialect.subprotocol().isEmpty()) {
      head.append("Sec-WebSocket-Protocol: ").append(dialect.subprotocol()).append("\r\n");
    }
    ByteBuf request = channel.alloc().buffer(head.length() + 2);
    request.writeCharSequence(head.append("\r\n"), StandardCharsets.US_ASCII);
    var _ = channel.writeAndFlush(request);
  }

  private static IoHandlerFactory sockets() {
    return EpollIoHandler.newFactory(SOCKETS_A_TURN, DefaultSelectStrategyFactory.INSTANCE);
  }

  void becameLive(int number) {
    live.increment();
    welcomes.increment();
    lastWelcome = System.nanoTime();
  }

  void ended(int number, boolean wasLive) {
    channels.set(number, null);
    if (wasLive) {
      live.decrement();
    }
  }

  void refused(String status) {
    trouble("refused: " + status);
  }

  void closedBy(int code) {
    trouble("closed by the server: " + code);
  }

  void trouble(String what) {
    synchronized (troubles) {
      troubles.merge(what, 1L, Long::sum);
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < channels.length(); i++) {
      cut(i);
    }
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
