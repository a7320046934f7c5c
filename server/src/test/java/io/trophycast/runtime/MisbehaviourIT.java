package io.trophycast.runtime;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trophycast.identity.Principal;
import io.trophycast.protocol.ClientMessage;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a client may get wrong, by mistake or on purpose: each is answered or closed with its code,
 * and somebody else's connection never notices.
 */
class MisbehaviourIT {
  private static RunningServer running;
  private static StageId stage;
  private static LiveSocket calm;

  @BeforeAll
  static void start() {
    running = new RunningServer();
    stage = running.stage();
    calm = running.watch(running.member(stage, "Calm"));
  }

  @AfterEach
  void somebodyElseIsUndisturbed() {
    calm.say(new ClientMessage.Time("still"));
    assertThat(calm.next(ServerMessage.Time.class).ref()).isEqualTo("still");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void aMalformedMessageIsAnsweredWithAPointerAndTheConversationGoesOn() {
    LiveSocket socket = running.watch(running.member(stage, "Typo"));

    socket.say("{\"type\":\"claim\",\"ref\":\"r2\",\"drop\":\"NOPE\",\"claim\":\"tap-5f0c9a\"}");

    var failure = socket.next(ServerMessage.Failure.class);
    assertThat(failure.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    assertThat(failure.ref()).contains("r2");
    assertThat(failure.pointer()).contains("/drop");
    socket.say(new ClientMessage.Time("r3"));
    assertThat(socket.next(ServerMessage.Time.class).ref()).isEqualTo("r3");
  }

  @Test
  void whoKeepsTalkingNonsenseIsClosed() {
    LiveSocket socket = running.watch(running.member(stage, "Nonsense"));

    for (int i = 0; i < 10; i++) {
      socket.say("nonsense");
    }

    assertThat(socket.closeCode()).isEqualTo(4100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{\"type\":\"time\",\"ref\":\"r\"}",
        "{\"type\":\"hello\",\"ref\":\"r\"}"
      })
  void aFirstMessageThatIsNoHelloCloses(String first) {
    LiveSocket socket = running.connect();

    socket.say(first);

    assertThat(socket.next(ServerMessage.Failure.class).code()).isEqualTo(ErrorCode.BAD_MESSAGE);
    assertThat(socket.next(ServerMessage.Bye.class).code()).isEqualTo("bad_message");
    assertThat(socket.closeCode()).isEqualTo(4100);
  }

  @Test
  void aSecondHelloIsAnsweredAndHarmless() {
    var guest = running.member(stage, "Twice");
    LiveSocket socket = running.watch(guest);

    socket.say(new ClientMessage.Hello("again", guest.token(), Optional.empty(), Optional.empty()));

    assertThat(socket.next(ServerMessage.Failure.class).ref()).contains("again");
  }

  @Test
  void silenceInPlaceOfHelloIsClosed() {
    assertThat(running.connect().closeCode()).isEqualTo(4003);
  }

  @Test
  void anUnknownTokenIsClosed() {
    LiveSocket socket = running.connect();

    socket.say(
        new ClientMessage.Hello(
            "r", "eyJhbGciOiJub25lIn0.e30.", Optional.empty(), Optional.empty()));

    assertThat(socket.next(ServerMessage.Bye.class).code()).isEqualTo("unauthorised");
    assertThat(socket.closeCode()).isEqualTo(4101);
  }

  @Test
  void aTokenThatEndsWhileItsSocketIsOpenClosesIt() {
    var guest = running.member(stage, "Brief");
    String token =
        running
            .features()
            .tokens()
            .grant(
                new Principal.Member(
                    stage,
                    guest.id(),
                    running.features().clock().instant().plusSeconds(2).truncatedTo(SECONDS)))
            .token();
    LiveSocket socket = running.connect();
    socket.hello(token);

    assertThat(socket.next(ServerMessage.Bye.class).code()).isEqualTo("unauthorised");
    assertThat(socket.closeCode()).isEqualTo(4101);
  }

  @Test
  void aTokenOfAnotherStageIsClosed() {
    LiveSocket socket = running.connect();
    String token = running.member(stage, "Elsewhere").token();

    socket.say(new ClientMessage.Hello("r", token, Optional.of(running.stage()), Optional.empty()));

    assertThat(socket.closeCode()).isEqualTo(4101);
  }

  @Test
  void aHostSaysWhichStage() {
    LiveSocket socket = running.connect();
    String token = running.features().tokens().grantHost().token();

    socket.say(new ClientMessage.Hello("r", token, Optional.empty(), Optional.empty()));

    assertThat(socket.next(ServerMessage.Failure.class).pointer()).contains("/stage");
    assertThat(socket.closeCode()).isEqualTo(4100);
  }

  @Test
  void aStageThatIsNotThereIsClosed() {
    LiveSocket socket = running.connect();
    String token = running.features().tokens().grantHost().token();

    socket.say(
        new ClientMessage.Hello(
            "r", token, Optional.of(new StageId("00000000")), Optional.empty()));

    assertThat(socket.closeCode()).isEqualTo(4104);
  }

  @Test
  void aScreenMayWatchButNotClaim() {
    LiveSocket socket = running.connect();
    socket.hello(running.features().tokens().grantScreen(stage).token());

    socket.claim(new io.trophycast.protocol.DropId("d7k2m9qx"), "tap-5f0c9a");

    assertThat(socket.next(ServerMessage.Failure.class).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void aClaimOfAnUnknownDropIsAnswered() {
    LiveSocket socket = running.watch(running.member(stage, "Lost"));

    socket.claim(new io.trophycast.protocol.DropId("00000000"), "tap-5f0c9a");

    assertThat(socket.next(ServerMessage.Failure.class).code()).isEqualTo(ErrorCode.UNKNOWN_DROP);
  }

  @ParameterizedTest
  @ValueSource(ints = {4097, 70_000, 900_000})
  void aMessageThatIsTooBigIsClosed(int size) {
    LiveSocket socket = running.watch(running.member(stage, "Big"));

    socket.say("x".repeat(size));

    assertThat(socket.next(ServerMessage.Bye.class).code()).isEqualTo("message_too_big");
    assertThat(socket.closeCode()).isEqualTo(4103);
  }

  @Test
  void aMessageOfTheLargestSizeIsRead() {
    LiveSocket socket = running.watch(running.member(stage, "Just"));
    String message = "{\"type\":\"time\",\"ref\":\"r\"}";

    socket.say(message + " ".repeat(4096 - message.length()));

    assertThat(socket.next(ServerMessage.Time.class).ref()).isEqualTo("r");
  }

  @Test
  void aMessageInPiecesIsPutTogetherAndBoundedAsWell() {
    LiveSocket socket = running.watch(running.member(stage, "Pieces"));

    var _ = socket.socket().writeFrame(WebSocketFrame.textFrame("{\"type\":\"time\",", false));
    var _ =
        socket
            .socket()
            .writeFrame(
                WebSocketFrame.continuationFrame(Buffer.buffer("\"ref\":\"pieces\"}"), true));
    assertThat(socket.next(ServerMessage.Time.class).ref()).isEqualTo("pieces");

    var _ = socket.socket().writeFrame(WebSocketFrame.textFrame("x".repeat(3000), false));
    var _ =
        socket
            .socket()
            .writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(3000)), false));
    assertThat(socket.closeCode()).isEqualTo(4103);
  }

  @Test
  void binaryIsClosed() {
    LiveSocket socket = running.watch(running.member(stage, "Binary"));

    var _ = socket.socket().writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));

    assertThat(socket.closeCode()).isEqualTo(4100);
  }

  @Test
  void whoSpeaksTooOftenIsToldFirst() {
    LiveSocket socket = running.watch(running.member(stage, "Often"));

    for (int i = 0; i < 25; i++) {
      socket.say(new ClientMessage.Time("t" + i));
    }

    var failure = socket.next(ServerMessage.Failure.class);
    assertThat(failure.code()).isEqualTo(ErrorCode.TOO_FREQUENT);
    assertThat(failure.retryIn()).isEqualTo(OptionalInt.of(1000));
  }

  @Test
  void whoDoesNotListenToThatIsClosed() {
    LiveSocket socket = running.watch(running.member(stage, "Flood"));

    for (int i = 0; i < 300; i++) {
      socket.say(new ClientMessage.Time("t" + i));
    }

    assertThat(socket.closeCode()).isEqualTo(4004);
  }

  @Test
  void aRemovedMemberIsClosedAndNotLetInAgain() {
    var guest = running.member(stage, "Gone");
    LiveSocket socket = running.watch(guest);

    RunningServer.await(running.features().members().remove(stage, guest.id(), RunningServer.HOST));

    assertThat(socket.next(ServerMessage.Bye.class).code()).isEqualTo("removed");
    assertThat(socket.closeCode()).isEqualTo(4102);
    assertThat(running.watch(guest).closeCode()).isEqualTo(4102);
  }

  @Test
  void aPageOfAnotherSiteCannotConnect() {
    assertRejected(
        LiveSocket.options(running.port()).addHeader("Origin", "https://evil.example"), 403);
    assertRejected(LiveSocket.options(running.port()).addHeader("Origin", "null"), 403);
  }

  @Test
  void ourOwnPagesCanConnect() {
    for (String origin :
        new String[] {"http://127.0.0.1:" + running.port(), RunningServer.PUBLIC_URL.toString()}) {
      var options = LiveSocket.options(running.port()).addHeader("Origin", origin);
      assertThat(RunningServer.await(running.client.connect(options)).subProtocol())
          .isEqualTo("trophycast.v1");
    }
  }

  @Test
  void aClientThatDoesNotSpeakOurProtocolIsRefused() {
    assertRejected(
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(running.port()).setURI("/live"),
        400);
  }

  private static void assertRejected(WebSocketConnectOptions options, int status) {
    assertThatThrownBy(() -> RunningServer.await(running.client.connect(options)))
        .rootCause()
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            rejected -> assertThat(rejected.getStatus()).isEqualTo(status));
  }
}
