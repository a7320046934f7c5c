package io.trophycast.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.trophycast.fanout.Connection;
import io.trophycast.fanout.Frame;
import io.trophycast.fanout.WireFrame;
import io.trophycast.protocol.CloseCode;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket after its handshake, as the last handler of its Netty pipeline. It takes the place of
 * Vert.x's own, which keeps about ten times the memory (docs/decisions/0016), and so it owes what
 * that one did: pongs, the closing handshake, codes for what breaks the protocol below us, and that
 * all of it happens in the loop's context. It uses internals of Vert.x and Netty, as nothing else
 * does but the loops themselves ({@code EdgeLoop}, {@code LoopTransport}).
 */
final class SocketConnection extends ChannelInboundHandlerAdapter implements Connection {
  private static final String VERTX_HANDLER = "handler";
  private static final String VERTX_ENCODER = "wsencoder";

  /** For the other side to say goodbye too. */
  private static final int CLOSING_SECONDS = 3;

  /** For one that does not read: what it is told waits behind all that it has not read. */
  private static final int GRACE_SECONDS = 10;

  private final ContextInternal context;
  private final Reader reader;
  private final ChannelHandlerContext channel;
  private Runnable drain = () -> {};
  private boolean closing;

  /** Who reads what comes. */
  interface Reader {
    /** The next frame of whatever type; it is released afterwards. */
    void frame(WebSocketFrame frame);

    /** A frame broke the WebSocket protocol, or was larger than allowed. */
    void violated(CloseCode code);

    /** The connection has ended; nothing comes any more. */
    void gone();
  }

  /** Takes over a socket whose handshake is done. */
  SocketConnection(ServerWebSocket socket, ContextInternal context, Reader reader) {
    this.context = context;
    this.reader = reader;
    var pipeline = ((WebSocketInternal) socket).channelHandlerContext().pipeline();
    pipeline.replace(VERTX_HANDLER, "live", this);
    pipeline.remove(VERTX_ENCODER);
    this.channel = pipeline.context(this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof WebSocketFrame frame) {
        context.dispatch(frame, this::read);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (writable()) {
      context.dispatch(_ -> drain.run());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    context.dispatch(_ -> reader.gone());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted) {
      CloseCode code =
          corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
              ? CloseCode.MESSAGE_TOO_BIG
              : CloseCode.BAD_MESSAGE;
      context.dispatch(_ -> reader.violated(code));
    } else {
      cut();
    }
  }

  @Override
  public void write(Frame frame) {
    if (isOpen()) {
      send(frame.wire(channel.alloc()));
    }
  }

  @Override
  public boolean writable() {
    return isOpen() && channel.channel().isWritable();
  }

  @Override
  public void whenWritable(Runnable drain) {
    this.drain = drain;
  }

  /** Asks whether the other side is still there. */
  void ping() {
    send(WireFrame.ping(channel.alloc()));
  }

  @Override
  public void close(CloseCode code, Frame bye) {
    if (!isOpen()) {
      return;
    }
    int seconds = writable() ? CLOSING_SECONDS : GRACE_SECONDS;
    write(bye);
    closing = true;
    send(WireFrame.close(code.number(), code.wire(), channel.alloc()));
    ScheduledFuture<?> cut = channel.executor().schedule(this::cut, seconds, TimeUnit.SECONDS);
    channel.channel().closeFuture().addListener(_ -> cut.cancel(false));
  }

  /** Ends the connection at once, without a word: nobody is there to hear one. */
  void cut() {
    var _ = channel.close();
  }

  private void read(WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame close) {
      answer(close);
      return;
    }
    reader.frame(frame);
    if (frame instanceof PingWebSocketFrame && writable()) {
      send(WireFrame.pong(frame.content(), channel.alloc()));
    }
  }

  /** Both have said goodbye then. */
  private void answer(CloseWebSocketFrame close) {
    if (closing) {
      cut();
      return;
    }
    closing = true;
    channel
        .writeAndFlush(WireFrame.close(close.content(), channel.alloc()))
        .addListener(ChannelFutureListener.CLOSE);
  }

  private boolean isOpen() {
    return !closing && channel.channel().isActive();
  }

  private void send(ByteBuf frame) {
    var _ = channel.writeAndFlush(frame, channel.voidPromise());
  }
}
