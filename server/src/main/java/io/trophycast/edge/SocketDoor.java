package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets sockets in at {@code GET /live}: from our own pages or from programs, with our sub-protocol,
 * while there is room. There is one a loop.
 */
final class SocketDoor implements Handler<HttpServerRequest> {
  private static final String SUB_PROTOCOL = "trophycast.v1";
  private static final int SEND_BUFFER_BYTES = 128 * 1024;

  private final LiveServices services;
  private final EdgeLoop loop;
  private final Origins origins;
  private final ClientAddress addresses;

  SocketDoor(LiveServices services, EdgeLoop loop, Origins origins, ClientAddress addresses) {
    this.services = services;
    this.loop = loop;
    this.origins = origins;
    this.addresses = addresses;
  }

  /** What the server must be told about sockets: our sub-protocol, our sizes, no compression. */
  static HttpServerOptions configure(HttpServerOptions options) {
    return options
        .setWebSocketSubProtocols(List.of(SUB_PROTOCOL))
        // One compressor a connection would cost more memory than everything else of it together.
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        // Two protocols less to attack; browsers speak HTTP/2 over TLS only, which a proxy ends.
        .setHttp2ClearTextEnabled(false)
        .setMaxWebSocketFrameSize(Inbox.LARGEST)
        .setMaxWebSocketMessageSize(Inbox.LARGEST)
        // Bounds what the kernel holds for a client that does not read.
        .setSendBufferSize(SEND_BUFFER_BYTES);
  }

  @Override
  public void handle(HttpServerRequest request) {
    Optional<Problem> refusal = refusal(request);
    if (refusal.isPresent()) {
      Problems.send(request, refusal.get());
      return;
    }
    switch (loop.take(addresses.of(request))) {
      case ConnectionLimit.NoSeat(Problem why) -> Problems.send(request, why);
      case ConnectionLimit.Seat seat -> enter(request, seat);
    }
  }

  private void enter(HttpServerRequest request, ConnectionLimit.Seat seat) {
    loop.exchanges().release(request);
    var _ =
        request
            .toWebSocket()
            .onSuccess(socket -> new SocketSession(services, loop, socket).start(seat))
            .onFailure(_ -> loop.giveBack(seat));
  }

  /** Why this one can't come in, however much room there is. */
  private Optional<Problem> refusal(HttpServerRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      return refused(ErrorCode.BAD_MESSAGE, "This address is for WebSockets.");
    }
    if (!offersSubProtocol(request)) {
      return refused(ErrorCode.BAD_MESSAGE, "Offer the sub-protocol " + SUB_PROTOCOL + ".");
    }
    if (!origins.allow(request)) {
      return refused(ErrorCode.NOT_ALLOWED, "Pages of other sites can't connect here.");
    }
    return Optional.empty();
  }

  private static boolean offersSubProtocol(HttpServerRequest request) {
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    return offered != null
        && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(SUB_PROTOCOL::equals);
  }

  private static Optional<Problem> refused(ErrorCode code, String sentence) {
    return Optional.of(Problem.of(code, sentence));
  }
}
