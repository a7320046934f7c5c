package io.trophycast.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand is read by Netty's decoder, as a client's would. */
class WireFrameTest {
  private static final int LARGEST = 1 << 20;

  private final UnpooledByteBufAllocator allocator = UnpooledByteBufAllocator.DEFAULT;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
  void aTextOfAnyLengthIsReadAsItWasWritten(int length) {
    byte[] text = "x".repeat(length).getBytes(StandardCharsets.UTF_8);

    assertThat(read(WireFrame.text(text, allocator)))
        .isInstanceOfSatisfying(
            TextWebSocketFrame.class, frame -> assertThat(frame.text()).hasSize(length));
    assertThat(read(WireFrame.shared(text).duplicate()))
        .isInstanceOfSatisfying(
            TextWebSocketFrame.class, frame -> assertThat(frame.text()).hasSize(length));
  }

  @Test
  void whoWritesASharedFrameLeavesItWholeForTheNext() {
    ByteBuf shared = WireFrame.shared("trophy".getBytes(StandardCharsets.UTF_8));

    for (int writer = 0; writer < 3; writer++) {
      ByteBuf frame = shared.duplicate();
      frame.skipBytes(frame.readableBytes());
      frame.release();
    }

    assertThat(((TextWebSocketFrame) read(shared.duplicate())).text()).isEqualTo("trophy");
  }

  @Test
  void controlFramesAreReadAsTheyWereWritten() {
    ByteBuf payload = Unpooled.copiedBuffer("42", StandardCharsets.US_ASCII);

    assertThat(read(WireFrame.ping(allocator))).isInstanceOf(PingWebSocketFrame.class);
    assertThat(read(WireFrame.pong(payload, allocator)))
        .isInstanceOfSatisfying(
            PongWebSocketFrame.class,
            frame ->
                assertThat(frame.content().toString(StandardCharsets.US_ASCII)).isEqualTo("42"));
    assertThat(read(WireFrame.close(4003, "draining", allocator)))
        .isInstanceOfSatisfying(
            CloseWebSocketFrame.class,
            frame -> {
              assertThat(frame.statusCode()).isEqualTo(4003);
              assertThat(frame.reasonText()).isEqualTo("draining");
            });
  }

  private static WebSocketFrame read(ByteBuf bytes) {
    var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, LARGEST));
    channel.writeInbound(bytes);
    return channel.readInbound();
  }
}
