package io.trophycast.edge;

import io.trophycast.fanout.Outbox;
import io.trophycast.identity.Principal;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import io.trophycast.stage.EndedDrops;
import io.trophycast.stage.Join;
import io.trophycast.stage.Viewer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * A stage as server-sent events, for one request: the same messages as on the socket, watched only.
 * It belongs to its connection's loop.
 */
final class EventStream implements Viewer, EdgeLoop.Guest {
  /** The ref of every welcome, since nobody said hello. */
  private static final String REF = "events";

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final int RETURN_MILLIS = 2000;

  private final LiveServices services;
  private final EdgeLoop loop;
  private final StageId stage;
  private final Optional<MemberId> member;
  private final long expiresAt;
  private final Outbox outbox;

  private EventStream(
      LiveServices services, EdgeLoop loop, StageId stage, Principal principal, Outbox outbox) {
    this.services = services;
    this.loop = loop;
    this.stage = stage;
    this.member =
        principal instanceof Principal.Member me ? Optional.of(me.member()) : Optional.empty();
    this.expiresAt = principal.expiresAt().toEpochMilli();
    this.outbox = outbox;
  }

  /**
   * Answers a request with a stage's events until one side ends it. Must be called on the request's
   * loop, for somebody who may watch and has a seat.
   */
  static void open(
      LiveServices services,
      EdgeLoop loop,
      HttpServerRequest request,
      StageId stage,
      Principal principal,
      ConnectionLimit.Seat seat) {
    loop.exchanges().release(request);
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // Proxies of the nginx family hold events back otherwise.
        .putHeader("X-Accel-Buffering", "no");
    var outbox =
        new Outbox(new EventConnection(loop.vertx(), response), services.meters().audience());
    var stream = new EventStream(services, loop, stage, principal, outbox);
    loop.add(stream, seat);
    response.closeHandler(_ -> stream.gone());
    response.endHandler(_ -> stream.gone());
    response.exceptionHandler(_ -> {});
    var _ = response.write("retry: " + RETURN_MILLIS + "\n\n");
    services
        .stages()
        .join(
            new Join(
                stage,
                loop.executor(),
                stream,
                stream.member,
                REF,
                Optional.ofNullable(request.getHeader(LAST_EVENT_ID))
                    .flatMap(EventStream::position)));
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public void admitted(EndedDrops ended) {
    member.ifPresent(this::checkMembership);
  }

  @Override
  public void refused(CloseCode code, String sentence) {
    outbox.close(code, sentence);
  }

  @Override
  public void boardChanged() {}

  @Override
  public void standingChanged() {}

  @Override
  public void sweep(long nanos) {
    if (services.clock().millis() >= expiresAt) {
      outbox.close(CloseCode.UNAUTHORISED, "This token is past its end; join again.");
    }
  }

  @Override
  public void drain(int returnWindowMillis) {
    outbox.close(
        CloseCode.DRAINING,
        "This server is being restarted; come back in a moment.",
        returnWindowMillis);
  }

  private void checkMembership(MemberId me) {
    var _ =
        Deliver.to(loop.executor(), services.members().me(stage, me))
            .onSuccess(
                answer -> {
                  if (answer instanceof Answer.Refused<Me> refused) {
                    outbox.close(CloseCode.REMOVED, refused.sentence());
                  }
                });
  }

  private void gone() {
    outbox.discard();
    loop.remove(this);
    services.stages().leave(stage, this);
  }

  /** The position {@code epoch:offset}; what is none starts anew. */
  private static Optional<Position> position(String id) {
    int colon = id.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    try {
      long offset = Long.parseLong(id.substring(colon + 1));
      return offset < 0
          ? Optional.empty()
          : Optional.of(new Position(id.substring(0, colon), offset));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
