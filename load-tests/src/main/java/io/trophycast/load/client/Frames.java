package io.trophycast.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client's WebSocket frames. The mask is four zero bytes: it hides nothing, which loopback does
 * not need, and the same bytes serve every connection.
 */
public final class Frames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  static final int LENGTH_IN_16_BITS = 126;
  static final int LENGTH_IN_64_BITS = 127;

  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int LONGEST_HEAD = 14;

  private Frames() {}

  /** A whole text message. */
  public static ByteBuf text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole text message that may be said any number of times, each time as a duplicate. */
  public static ByteBuf kept(String text) {
    ByteBuf frame = text(text);
    var bytes = ByteBuffer.allocateDirect(frame.readableBytes());
    frame.readBytes(bytes);
    frame.release();
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes.flip()));
  }

  static ByteBuf frame(int opcode, byte[] payload) {
    ByteBuf frame = Unpooled.buffer(payload.length + LONGEST_HEAD);
    frame.writeByte(LAST | opcode);
    if (payload.length < LENGTH_IN_16_BITS) {
      frame.writeByte(MASKED | payload.length);
    } else {
      frame.writeByte(MASKED | LENGTH_IN_16_BITS).writeShort(payload.length);
    }
    return frame.writeInt(0).writeBytes(payload);
  }
}
