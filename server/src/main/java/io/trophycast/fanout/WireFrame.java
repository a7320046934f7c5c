package io.trophycast.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * WebSocket frames as a server writes them: final and unmasked (RFC 6455, section 5.2). Netty's
 * encoder would make each anew for each socket.
 */
public final class WireFrame {
  private static final int FINAL = 0x80;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  private static final int LONGEST_TINY = 125;
  private static final int TWO_BYTES_FOLLOW = 126;
  private static final int LONGEST_SHORT = 0xFFFF;
  private static final int EIGHT_BYTES_FOLLOW = 127;
  private static final int LONGEST_HEADER = 10;

  private WireFrame() {}

  /** A text of UTF-8. */
  public static ByteBuf text(byte[] utf8, ByteBufAllocator allocator) {
    return start(TEXT, utf8.length, allocator).writeBytes(utf8);
  }

  /** The first goodbye, with a code and a reason of at most 123 bytes in ASCII. */
  public static ByteBuf close(int code, String reason, ByteBufAllocator allocator) {
    ByteBuf frame = start(CLOSE, Short.BYTES + reason.length(), allocator).writeShort(code);
    frame.writeCharSequence(reason, StandardCharsets.US_ASCII);
    return frame;
  }

  /** The answer to a goodbye, with the same payload. */
  public static ByteBuf close(ByteBuf theirs, ByteBufAllocator allocator) {
    return control(CLOSE, theirs, allocator);
  }

  /** Asks whether the other side is still there. */
  public static ByteBuf ping(ByteBufAllocator allocator) {
    return start(PING, 0, allocator);
  }

  /** The answer to a ping, with the same payload. */
  public static ByteBuf pong(ByteBuf theirs, ByteBufAllocator allocator) {
    return control(PONG, theirs, allocator);
  }

  /**
   * A text that any number of sockets write duplicates of, from any thread. Nobody counts who holds
   * it: it is freed when nobody can reach it any more.
   */
  static ByteBuf shared(byte[] utf8) {
    ByteBuf frame =
        Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(LONGEST_HEADER + utf8.length)).clear();
    return Unpooled.unreleasableBuffer(header(frame, TEXT, utf8.length).writeBytes(utf8));
  }

  private static ByteBuf control(int opcode, ByteBuf payload, ByteBufAllocator allocator) {
    return start(opcode, payload.readableBytes(), allocator)
        .writeBytes(payload, payload.readerIndex(), payload.readableBytes());
  }

  private static ByteBuf start(int opcode, int length, ByteBufAllocator allocator) {
    return header(allocator.directBuffer(LONGEST_HEADER + length), opcode, length);
  }

  private static ByteBuf header(ByteBuf frame, int opcode, int length) {
    frame.writeByte(FINAL | opcode);
    if (length <= LONGEST_TINY) {
      return frame.writeByte(length);
    }
    return length <= LONGEST_SHORT
        ? frame.writeByte(TWO_BYTES_FOLLOW).writeShort(length)
        : frame.writeByte(EIGHT_BYTES_FOLLOW).writeLong(length);
  }
}
