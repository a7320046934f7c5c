package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.edge.EdgeLimits;
import io.trophycast.fanout.AudienceLimits;
import io.trophycast.protocol.Citation;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What hostile and broken clients do, and what it costs the others: memory stays bounded, each is
 * refused with a documented code, and a calm member's round trips stay quick all the while.
 */
class AttackIT {
  private static final int ATTEMPTS = 10_000;
  private static final int ATTACKERS = 8;
  private static final Duration QUICK = Duration.ofSeconds(1);
  private static final long HEAP_BYTES = 32L << 20;
  private static final Set<Integer> STATUSES =
      Set.of(0, 200, 304, 400, 401, 404, 405, 413, 414, 415, 422, 429, 431, 501, 505);
  private static final Set<Integer> CLOSE_CODES =
      Set.of(1000, 1001, 1002, 1005, 1006, 1007, 4003, 4004, 4100, 4103);

  private static RunningServer running;
  private static StageId stage;
  private static Drop drop;

  private CalmMember calm;
  private long heapBefore;

  @BeforeAll
  static void start() {
    running =
        new RunningServer(
            new Server.Limits(
                new EdgeLimits(
                    1000,
                    50,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(2)),
                new AudienceLimits(100, 8)));
    stage = running.stage();
    var wish =
        new NewDrop(
            "Night Owl",
            Optional.empty(),
            Optional.empty(),
            10_000,
            Opens.atOnce(),
            3600,
            Optional.of(10_000),
            Optional.of(0L),
            new Citation("Stayed late", "It mattered", "Mara"),
            "Be quick.",
            Optional.empty());
    drop =
        await(
                running
                    .features()
                    .drops()
                    .schedule(stage, wish, RunningServer.HOST, Optional.empty()))
            .toOptional()
            .orElseThrow();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void measure() {
    heapBefore = usedHeap();
    calm = new CalmMember(running.watch(running.member(stage, "Calm")), drop.id());
  }

  @AfterEach
  void nobodyElseNotices() {
    assertThat(calm.slowest99()).isLessThan(QUICK);
    calm.close();
    assertThat(usedHeap() - heapBefore).isLessThan(HEAP_BYTES);
  }

  @Test
  void aSlowLorisIsCutHoweverSteadilyItSendsAByte() {
    List<RawSocket> lorises =
        IntStream.range(0, 200).mapToObj(_ -> RawSocket.connect(running.port())).toList();
    lorises.forEach(loris -> loris.send("GET /live HTTP/1.1\r\nHost: h\r\nX-Slow: "));

    for (int i = 0; i < 25; i++) {
      lorises.forEach(loris -> loris.send("x"));
      LockSupport.parkNanos(100_000_000);
    }

    lorises.forEach(loris -> assertThat(loris.rest()).isEmpty());
    lorises.forEach(RawSocket::close);
  }

  @Test
  void halfABodyIsCut() {
    try (RawSocket half = RawSocket.connect(running.port())) {
      half.send(
          "POST /api/v1/stages/"
              + stage
              + "/members HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
              + "Content-Length: 500\r\n\r\n{\"pin\":");

      assertThat(half.rest()).isEmpty();
    }
  }

  @Test
  void aSocketWhoseOtherEndIsGoneWithoutAWordIsCut() {
    try (RawSocket halfOpen = RawSocket.upgraded(running.port(), "198.51.100.1")) {
      String token = running.member(stage, "Tunnel").token();
      halfOpen.send(
          RawSocket.frame(
              1,
              new JsonObject()
                  .put("type", "hello")
                  .put("ref", "r")
                  .put("token", token)
                  .toString()
                  .getBytes(UTF_8)));

      // Nobody answers its pings.
      assertThat(new String(halfOpen.rest(), UTF_8)).contains("welcome");
    }
  }

  @Test
  void aFullHallBehindOneAddressJoinsAndAFloodIsToldToWait() {
    var api = new ApiClient(running.clientVertx, running.port());
    String pin = await(running.features().stages().find(stage)).orElseThrow().pin().value();

    List<Integer> statuses =
        atOnce(
            1300,
            i ->
                api.ask("joinStage", "POST", "/stages/" + stage + "/members")
                    .header("X-Forwarded-For", "203.0.113.80")
                    .json(new JsonObject().put("pin", pin).put("name", "Guest " + i))
                    .send()
                    .status());

    assertThat(statuses).containsOnly(201, 429);
    assertThat(statuses.stream().filter(status -> status == 201).count()).isBetween(1000L, 1299L);
  }

  @Test
  void anAddressHasSoManySocketsAndOthersHaveTheirOwn() {
    List<RawSocket> hall =
        IntStream.range(0, 50)
            .mapToObj(_ -> RawSocket.upgraded(running.port(), "203.0.113.81"))
            .toList();

    try (RawSocket further = handshake("203.0.113.81");
        RawSocket other = handshake("203.0.113.82")) {
      assertThat(further.head()).startsWith("HTTP/1.1 429 ").contains("retry-after: 5");
      assertThat(other.head()).startsWith("HTTP/1.1 101 ");
    }
    hall.forEach(RawSocket::close);
  }

  @Test
  void aMemberHasEightConnectionsAndTheOldestMakesRoom() {
    var guest = running.member(stage, "Tabs");
    List<LiveSocket> tabs = IntStream.range(0, 9).mapToObj(_ -> running.watch(guest)).toList();

    assertThat(tabs.getFirst().closeCode()).isEqualTo(4105);
    tabs.subList(1, 9).forEach(tab -> assertThat(tab.isOpen()).isTrue());
    tabs.subList(1, 9).forEach(LiveSocket::close);
  }

  @Test
  void aFullStageTellsNewcomersToComeBack() {
    StageId full = running.stage();
    String token = running.features().tokens().grantScreen(full).token();
    List<LiveSocket> there = IntStream.range(0, 101).mapToObj(i -> from("203.0.114." + i)).toList();
    there.subList(0, 100).forEach(socket -> socket.hello(token));

    there.getLast().say("{\"type\":\"hello\",\"ref\":\"r\",\"token\":\"" + token + "\"}");

    assertThat(there.getLast().closeCode()).isEqualTo(4006);
    there.subList(0, 100).forEach(LiveSocket::close);
  }

  @Test
  @DisplayName(
      "wound 18: a member who claims like a machine is told to wait, and wins what they won")
  void claimsAreLimited() {
    var api = new ApiClient(running.clientVertx, running.port());
    String token = running.member(stage, "Machine").token();

    List<Integer> statuses =
        atOnce(
            80,
            _ ->
                api.ask(
                        "claimTrophy",
                        "POST",
                        "/stages/%s/drops/%s/claims".formatted(stage, drop.id()))
                    .as(token)
                    .json(new JsonObject().put("claim", "tap-machine"))
                    .send()
                    .status());

    assertThat(statuses).containsOnly(200, 429);
    assertThat(statuses.stream().filter(status -> status == 200).count()).isBetween(40L, 79L);
  }

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

  private static int answered(byte[] frame) {
    try (RawSocket raw = RawSocket.upgraded(running.port(), "198.51.100.3")) {
      return raw.send(frame).closeCode();
    }
  }

  private static RawSocket handshake(String client) {
    return RawSocket.connect(running.port()).send(RawSocket.handshake(client));
  }

  private static LiveSocket from(String address) {
    return LiveSocket.connect(
        running.client, LiveSocket.options(running.port()).addHeader("X-Forwarded-For", address));
  }

  private static int exchange(String head, byte[] body) {
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

  /** Does something so many times, several at a time. */
  private static <T> List<T> atOnce(int times, IntFunction<T> action) {
    try (var attackers = Executors.newFixedThreadPool(ATTACKERS)) {
      List<Callable<T>> tasks =
          IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> action.apply(i)).toList();
      return attackers.invokeAll(tasks).stream().map(AttackIT::done).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <T> T done(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
