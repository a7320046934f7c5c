package io.trophycast.edge;

import io.trophycast.protocol.CloseCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;

/**
 * Puts a socket's frames together to messages, within the size and the pace that are allowed. What
 * it holds is never more than one message. It belongs to the socket's loop.
 */
final class Inbox {
  /** The largest message, and so the largest frame, that a client may send. */
  static final int LARGEST = 4096;

  private final Reader reader;
  private final MessageLimit limit;
  private Buffer partial = Buffer.buffer();
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
    if (frame.type() == WebSocketFrameType.PONG || frame.isClose()) {
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
    if (frame.isPing()) {
      return;
    }
    if (frame.isBinary()) {
      reader.violated(CloseCode.BAD_MESSAGE, "Messages are text, never binary.");
      return;
    }
    if (frame.isText() == inMessage) {
      // The rest of a message whose beginning came too soon.
      forget();
      return;
    }
    Buffer piece = frame.binaryData();
    if (partial.length() + piece.length() > LARGEST) {
      forget();
      reader.violated(CloseCode.MESSAGE_TOO_BIG, "A message has at most " + LARGEST + " bytes.");
      return;
    }
    if (!frame.isFinal()) {
      partial.appendBuffer(piece);
      inMessage = true;
      return;
    }
    byte[] whole = inMessage ? partial.appendBuffer(piece).getBytes() : piece.getBytes();
    forget();
    reader.message(whole);
  }

  private void forget() {
    if (inMessage) {
      partial = Buffer.buffer();
      inMessage = false;
    }
  }
}
