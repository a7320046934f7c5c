package io.trophycast.load.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket of the crowd: reads its frames itself, for a pipeline of Netty's own handlers takes
 * several times the memory and the processor. Belongs to its loop.
 */
final class LeanSocket extends ChannelInboundHandlerAdapter {
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String SWITCHING = "HTTP/1.1 101";
  private static final int SHORTEST_FRAME = 2;

  private final int number;
  private final Swarm swarm;
  private ByteBuf rest = Unpooled.EMPTY_BUFFER;
  private boolean upgraded;
  private boolean live;

  LeanSocket(int number, Swarm swarm) {
    this.number = number;
    this.swarm = swarm;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    swarm.connected(context.channel(), number);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var in = (ByteBuf) message;
    if (rest.isReadable()) {
      ByteBuf both = context.alloc().buffer(rest.readableBytes() + in.readableBytes());
      both.writeBytes(rest).writeBytes(in);
      in.release();
      rest.release();
      rest = Unpooled.EMPTY_BUFFER;
      in = both;
    }
    try {
      consume(context.channel(), in);
      if (in.isReadable()) {
        rest = context.alloc().buffer(in.readableBytes()).writeBytes(in);
      }
    } finally {
      in.release();
    }
  }

  private void consume(Channel channel, ByteBuf in) {
    if (!upgraded && !upgrade(channel, in)) {
      return;
    }
    while (in.readableBytes() >= SHORTEST_FRAME) {
      int start = in.readerIndex();
      int opcode = in.getByte(start) & 0x0f;
      int length = in.getByte(start + 1) & 0x7f;
      int head = SHORTEST_FRAME;
      if (length == Frames.LENGTH_IN_16_BITS) {
        head += Short.BYTES;
      } else if (length == Frames.LENGTH_IN_64_BITS) {
        head += Long.BYTES;
      }
      if (in.readableBytes() < head) {
        return;
      }
      if (length == Frames.LENGTH_IN_16_BITS) {
        length = in.getUnsignedShort(start + SHORTEST_FRAME);
      } else if (length == Frames.LENGTH_IN_64_BITS) {
        length = Math.toIntExact(in.getLong(start + SHORTEST_FRAME));
      }
      if (in.readableBytes() < head + length) {
        return;
      }
      frame(channel, opcode, in, start + head, length);
      in.readerIndex(start + head + length);
    }
  }

  private boolean upgrade(Channel channel, ByteBuf in) {
    ByteBuf mark = Unpooled.wrappedBuffer(END_OF_HEAD);
    int end = ByteBufUtil.indexOf(mark, in);
    if (end < 0) {
      return false;
    }
    String status = in.toString(in.readerIndex(), SWITCHING.length(), StandardCharsets.US_ASCII);
    if (!status.equals(SWITCHING)) {
      swarm.refused(status);
      var _ = channel.close();
      return false;
    }
    in.skipBytes(end - in.readerIndex() + END_OF_HEAD.length);
    upgraded = true;
    if (swarm.dialect().isLiveAtOnce()) {
      becomeLive();
    }
    swarm.dialect().greeting(number).ifPresent(text -> write(channel, Frames.text(text)));
    return true;
  }

  private void frame(Channel channel, int opcode, ByteBuf in, int at, int length) {
    switch (opcode) {
      case Frames.TEXT -> text(channel, in, at, length);
      case Frames.PING ->
          write(channel, Frames.frame(Frames.PONG, ByteBufUtil.getBytes(in, at, length)));
      case Frames.CLOSE -> {
        swarm.closedBy(length < Short.BYTES ? 0 : in.getUnsignedShort(at));
        var _ = channel.close();
      }
      case Frames.PONG -> {}
      default -> swarm.trouble("a frame in pieces");
    }
  }

  private void text(Channel channel, ByteBuf in, int at, int length) {
    if (!live && swarm.dialect().isWelcome(in, at, length)) {
      becomeLive();
    }
    swarm.dialect().reply(in, at, length).ifPresent(text -> write(channel, Frames.text(text)));
    swarm.ear().text(number, in, at, length);
  }

  /** What can't be written is a connection that ends, and that is heard elsewhere. */
  private static void write(Channel channel, ByteBuf frame) {
    var _ = channel.writeAndFlush(frame);
  }

  private void becomeLive() {
    live = true;
    swarm.becameLive(number);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    rest.release();
    rest = Unpooled.EMPTY_BUFFER;
    swarm.ended(number, live);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    swarm.trouble(cause.toString());
    var _ = context.close();
  }
}
