package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets sockets in at {@code GET /live}: from our own pages or from programs, with our sub-protocol,
 * while there is room. There is one a loop.
 */
final class SocketDoor implements Handler<HttpServerRequest> {
  private static final String SUB_PROTOCOL = "trophycast.v1";
  private static final int CLOSING_SECONDS = 3;
  private static final int SEND_BUFFER_BYTES = 128 * 1024;
  private static final int RETRY_MILLIS = 5000;

  private final LiveServices services;
  private final EdgeLoop loop;
  private final Origins origins;

  SocketDoor(LiveServices services, EdgeLoop loop, Origins origins) {
    this.services = services;
    this.loop = loop;
    this.origins = origins;
  }

  /** What the server must be told about sockets: our sub-protocol, our sizes, no compression. */
  static HttpServerOptions configure(HttpServerOptions options) {
    return options
        .setWebSocketSubProtocols(List.of(SUB_PROTOCOL))
        // One compressor a connection would cost more memory than everything else of it together.
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(Inbox.LARGEST)
        .setMaxWebSocketMessageSize(Inbox.LARGEST)
        .setWebSocketClosingTimeout(CLOSING_SECONDS)
        // Bounds what the kernel holds for a client that does not read.
        .setSendBufferSize(SEND_BUFFER_BYTES);
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      refuse(request, 426, ErrorCode.BAD_MESSAGE, "This address is for WebSockets.");
    } else if (!offersSubProtocol(request)) {
      refuse(request, 400, ErrorCode.BAD_MESSAGE, "Offer the sub-protocol " + SUB_PROTOCOL + ".");
    } else if (!origins.allow(request)) {
      refuse(request, 403, ErrorCode.NOT_ALLOWED, "Pages of other sites can't connect here.");
    } else if (!loop.hasRoom()) {
      refuse(request, 503, ErrorCode.UNAVAILABLE, "There is no room now; come back in a moment.");
    } else {
      var _ =
          request
              .toWebSocket()
              .onSuccess(socket -> new SocketSession(services, loop, socket).start())
              .onFailure(_ -> loop.giveBackRoom());
    }
  }

  private static boolean offersSubProtocol(HttpServerRequest request) {
    String offered = request.getHeader("Sec-WebSocket-Protocol");
    return offered != null
        && Arrays.stream(offered.split(",")).map(String::strip).anyMatch(SUB_PROTOCOL::equals);
  }

  private static void refuse(HttpServerRequest request, int status, ErrorCode code, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", "No socket");
    problem.put("status", status);
    problem.put("code", code.wire());
    problem.put("detail", detail);
    if (status == 503) {
      problem.put("retryIn", RETRY_MILLIS);
    }
    var _ =
        request
            .response()
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
            .end(Json.write(problem));
  }
}
