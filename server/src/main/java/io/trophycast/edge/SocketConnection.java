package io.trophycast.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.trophycast.fanout.Connection;
import io.trophycast.fanout.Frame;
import io.trophycast.protocol.CloseCode;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A WebSocket as the fan-out sees it. It is the one class that uses internals of Vert.x and Netty:
 * to write bytes that were encoded once for everybody, to close with a code of ours when a frame
 * breaks the protocol below us, and to cut a connection whose reader is stuck.
 */
final class SocketConnection implements Connection {
  private static final long GRACE_SECONDS = 10;
  private static final String VERTX_HANDLER = "handler";

  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;

  SocketConnection(ServerWebSocket socket) {
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
  }

  /**
   * Calls back when a frame breaks the WebSocket protocol or is larger than allowed. Without this
   * the connection would be cut without a word.
   */
  void whenViolated(Consumer<CloseCode> violation) {
    channel
        .pipeline()
        .addBefore(
            VERTX_HANDLER,
            "violations",
            new ChannelInboundHandlerAdapter() {
              @Override
              public void exceptionCaught(ChannelHandlerContext context, Throwable cause)
                  throws Exception {
                if (cause instanceof CorruptedWebSocketFrameException corrupted) {
                  violation.accept(
                      corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)
                          ? CloseCode.MESSAGE_TOO_BIG
                          : CloseCode.BAD_MESSAGE);
                } else {
                  super.exceptionCaught(context, cause);
                }
              }
            });
  }

  @Override
  public void write(Frame frame) {
    if (!socket.isClosed()) {
      // The constructor wraps the array: a new small object, the same bytes.
      socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, frame.json(), true));
    }
  }

  @Override
  public boolean writable() {
    return !socket.isClosed() && !socket.writeQueueFull();
  }

  @Override
  public void whenWritable(Runnable drain) {
    socket.drainHandler(_ -> drain.run());
  }

  @Override
  public void close(CloseCode code, Frame bye) {
    if (socket.isClosed()) {
      return;
    }
    boolean stuck = !writable();
    write(bye);
    if (stuck) {
      // Vert.x would wait for this frame to be written and stumble over the cut.
      var _ = socket.writeFrame(closeFrame(code));
    } else {
      var _ = socket.close(code.number(), code.wire());
    }
    ScheduledFuture<?> cut =
        channel.executor().schedule(this::cut, GRACE_SECONDS, TimeUnit.SECONDS);
    channel.channel().closeFuture().addListener(_ -> cut.cancel(false));
  }

  private static WebSocketFrame closeFrame(CloseCode code) {
    byte[] reason = code.wire().getBytes(StandardCharsets.US_ASCII);
    byte[] payload =
        ByteBuffer.allocate(Short.BYTES + reason.length)
            .putShort(code.number())
            .put(reason)
            .array();
    return new WebSocketFrameImpl(WebSocketFrameType.CLOSE, payload, true);
  }

  /** Ends the connection at once, without a word: nobody is there to hear one. */
  void cut() {
    var _ = channel.close();
  }
}
