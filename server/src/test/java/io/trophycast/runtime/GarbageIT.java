package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.redis.Keys;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients that send what nobody understands: each is refused with a documented code. */
class GarbageIT extends UnderAttack {
  private static final int ATTEMPTS = 10_000;
  private static final Set<Integer> STATUSES =
      Set.of(0, 200, 304, 400, 401, 404, 405, 413, 414, 415, 422, 429, 431, 501, 505);
  private static final Set<Integer> CLOSE_CODES =
      Set.of(1000, 1001, 1002, 1005, 1006, 1007, 4003, 4004, 4100, 4103);

  @Test
  void framesThatBreakTheProtocolAreClosedWithTheirCode() {
    byte[] giant =
        ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xff).putLong(1L << 40).array();
    byte[] unmasked = {(byte) 0x81, 0x02, '{', '}'};
    byte[] reserved = {(byte) 0xf1, (byte) 0x80, 0, 0, 0, 0};
    byte[] unknown = RawSocket.frame(5, new byte[] {1});

    assertThat(answered(giant)).isEqualTo(4103);
    assertThat(answered(unmasked)).isEqualTo(4100);
    assertThat(answered(reserved)).isEqualTo(4100);
    assertThat(answered(unknown)).isEqualTo(4100);
  }

  @Test
  void textThatIsNoUtf8IsClosed() {
    assertThat(answered(RawSocket.frame(1, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'})))
        .isIn(4100, 1007);
  }

  @Test
  @DisplayName("wound 5: compression is not agreed on, however much a client offers it")
  void noDeflate() {
    try (RawSocket raw = handshake("198.51.100.2")) {
      assertThat(raw.head().toLowerCase(Locale.ROOT))
          .startsWith("http/1.1 101")
          .doesNotContain("deflate");
    }
  }

  @Test
  void randomBytesInPlaceOfHttp() {
    Set<Integer> statuses =
        kinds(
            ATTEMPTS,
            i -> {
              try (RawSocket raw = RawSocket.connect(running.port())) {
                return raw.send(bytes(i, 300)).send("\r\n\r\n\r\n").status();
              }
            });

    assertThat(statuses).isSubsetOf(STATUSES);
  }

  @Test
  void randomPaths() {
    Set<Integer> statuses =
        kinds(
            ATTEMPTS,
            i -> {
              String path = new String(bytes(i, 80), ISO_8859_1).replaceAll("[ \\r\\n]", "~");
              return exchange("GET /" + path + " HTTP/1.1\r\nHost: h\r\n", new byte[0]);
            });

    assertThat(statuses).isSubsetOf(STATUSES);
  }

  @Test
  void randomBodies() {
    Set<Integer> statuses =
        kinds(
            ATTEMPTS,
            i ->
                exchange(
                    "POST /api/v1/stages/%s/members HTTP/1.1\r\nHost: h\r\nContent-Type: %s\r\n"
                        .formatted(stage, i % 2 == 0 ? "application/json" : "text/plain"),
                    bytes(i, 600)));

    assertThat(statuses).containsOnly(400, 415);
  }

  @Test
  void randomBytesInPlaceOfFrames() {
    Set<Integer> codes =
        kinds(
            ATTEMPTS,
            i -> {
              try (RawSocket raw = RawSocket.upgraded(running.port(), "10.0.0." + i % 250)) {
                return raw.send(bytes(i, 300)).finish().closeCode();
              }
            });

    // Among the bytes are frames that say goodbye, and what they say is given back.
    assertThat(codes.stream().filter(code -> code < 5000)).isSubsetOf(CLOSE_CODES);
  }

  @Test
  void randomMessages() {
    Set<Integer> codes =
        kinds(
            ATTEMPTS / 10,
            i -> {
              try (RawSocket raw = RawSocket.upgraded(running.port(), "10.0.1." + i % 250)) {
                for (int k = 0; k < 10; k++) {
                  raw.send(RawSocket.frame(1, bytes(10 * i + k, 300)));
                }
                return raw.closeCode();
              }
            });

    assertThat(codes).containsOnly(4100);
  }

  @Test
  void randomBinaryMessages() {
    Set<Integer> codes =
        kinds(
            ATTEMPTS / 10,
            i -> {
              try (RawSocket raw = RawSocket.upgraded(running.port(), "10.0.2." + i % 250)) {
                return raw.send(RawSocket.frame(2, bytes(i, 300))).closeCode();
              }
            });

    assertThat(codes).containsOnly(4100);
  }

  @Test
  void junkThatIsPublishedOnTheLiveChannel() {
    LiveSocket watching = running.watch(running.member(stage, "Watching"));
    long from = watching.welcome().position().offset();
    var link = running.features().link();
    String[] shaped = {
      "{\"offset\":%d}", "{\"touch\":%d}", "[%d]", "{\"type\":%d,\"offset\":1}", "\"%d\""
    };
    for (int i = 0; i < ATTEMPTS; i++) {
      String junk =
          i % 2 == 0 ? new String(bytes(i, 200), ISO_8859_1) : shaped[i % 5].formatted(from + i);
      var sent =
          link.send(Keys.live(stage), Request.cmd(Command.PUBLISH).arg(Keys.live(stage)).arg(junk));
      if (i % 100 == 0) {
        await(sent);
      }
    }
    await(running.features().stages().pin(stage, "the truth", RunningServer.HOST));

    watching.moment("the truth");
    List<Long> offsets = watching.moments().stream().map(moment -> moment.offset()).toList();
    assertThat(offsets)
        .isEqualTo(LongStream.rangeClosed(from + 1, from + offsets.size()).boxed().toList());
    watching.close();
  }

  private int answered(byte[] frame) {
    try (RawSocket raw = RawSocket.upgraded(running.port(), "198.51.100.3")) {
      return raw.send(frame).closeCode();
    }
  }

  private int exchange(String head, byte[] body) {
    try (RawSocket raw = RawSocket.connect(running.port())) {
      return raw.send(head + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
          .send(body)
          .status();
    }
  }

  private static byte[] bytes(int seed, int most) {
    var random = new Random(seed);
    byte[] bytes = new byte[1 + random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What came of doing something so many times. */
  private static Set<Integer> kinds(int times, IntFunction<Integer> action) {
    return Set.copyOf(atOnce(times, action));
  }
}
