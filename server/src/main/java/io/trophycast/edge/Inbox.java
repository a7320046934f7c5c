package io.trophycast.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.trophycast.protocol.CloseCode;
import java.util.Arrays;

/**
 * Puts a socket's frames together to messages, within the size and the pace that are allowed. What
 * it holds is never more than one message. It belongs to the socket's loop.
 */
final class Inbox {
  /** The largest message, and so the largest frame, that a client may send. */
  static final int LARGEST = 4096;

  private static final byte[] NOTHING = {};

  private final Reader reader;
  private final MessageLimit limit;
  private byte[] partial = NOTHING;
  private boolean inMessage;

  /** Who reads the messages. */
  interface Reader {
    /** A whole message. */
    void message(byte[] bytes);

    /** A message that comes too soon after others. */
    void tooFrequent();

    /** What came leaves nothing but to close. */
    void violated(CloseCode code, String sentence);
  }

  Inbox(Reader reader, long nanos) {
    this.reader = reader;
    this.limit = new MessageLimit(nanos);
  }

  /**
   * The next frame of whatever type. Each one counts, so that pieces and pings are no way around.
   */
  void frame(WebSocketFrame frame, long nanos) {
    if (frame instanceof PongWebSocketFrame) {
      return;
    }
    switch (limit.take(nanos)) {
      case HEAR -> hear(frame);
      case REFUSE -> {
        forget();
        reader.tooFrequent();
      }
      case CLOSE ->
          reader.violated(CloseCode.TOO_FREQUENT, "More messages than anybody could mean to send.");
    }
  }

  private void hear(WebSocketFrame frame) {
    if (frame instanceof PingWebSocketFrame) {
      return;
    }
    if (frame instanceof BinaryWebSocketFrame) {
      reader.violated(CloseCode.BAD_MESSAGE, "Messages are text, never binary.");
      return;
    }
    if (frame instanceof TextWebSocketFrame == inMessage) {
      // The rest of a message whose beginning came too soon.
      forget();
      return;
    }
    if (partial.length + frame.content().readableBytes() > LARGEST) {
      forget();
      reader.violated(CloseCode.MESSAGE_TOO_BIG, "A message has at most " + LARGEST + " bytes.");
      return;
    }
    byte[] soFar = with(frame.content());
    if (frame.isFinalFragment()) {
      forget();
      reader.message(soFar);
    } else {
      partial = soFar;
      inMessage = true;
    }
  }

  private byte[] with(ByteBuf piece) {
    byte[] both = Arrays.copyOf(partial, partial.length + piece.readableBytes());
    piece.getBytes(piece.readerIndex(), both, partial.length, piece.readableBytes());
    return both;
  }

  private void forget() {
    if (inMessage) {
      partial = NOTHING;
      inMessage = false;
    }
  }
}
