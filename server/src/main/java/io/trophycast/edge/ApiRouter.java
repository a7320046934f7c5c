package io.trophycast.edge;

import io.trophycast.identity.Principal;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.trophycast.stage.Stages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The HTTP API: each operation of the contract with the code that answers it. A request passes the
 * doorkeeper, then its body is read, then it is held against the contract, and only then the
 * operation runs, on a virtual thread of its own.
 */
final class ApiRouter {
  private static final int LONGEST_JSON = 512 * 1024;

  /** Of somebody who needs no token, so that strangers can't fill the room with a few requests. */
  private static final int LONGEST_OF_STRANGERS = 16 * 1024;

  private static final int LONGEST_UPLOAD = 2 * 1024 * 1024;
  private static final String UPLOAD = "uploadPicture";
  private static final String WATCH = "watchStage";
  private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");
  private static final Pattern JSON =
      Pattern.compile("application/json *(;.*)?", Pattern.CASE_INSENSITIVE);
  private static final String SCORES = "setScores";
  private static final String PLACE = "place";
  private static final String PRINCIPAL = "principal";
  private static final String BODY = "body";

  private final OpenAPIContract contract;
  private final Doorkeeper doorkeeper;
  private final Map<String, Operation> operations;
  private final Stages stages;
  private final ControlPlane control;
  private final ClientAddress addresses;
  private final Room room;
  private final Room scores;

  ApiRouter(
      OpenAPIContract contract,
      Doorkeeper doorkeeper,
      Map<String, Operation> operations,
      Stages stages,
      ControlPlane control,
      ClientAddress addresses,
      EdgeLimits limits) {
    this.addresses = addresses;
    this.room = new Room(limits.requests());
    this.scores = new Room(limits.scores());
    this.stages = stages;
    this.control = control;
    this.contract = contract;
    this.doorkeeper = doorkeeper;
    this.operations = operations;
  }

  /** A router for one event loop. */
  Router router(Vertx vertx, LiveEdge live) {
    var builder =
        RouterBuilder.create(
            vertx,
            contract,
            (request, operation) -> admitted(request, operation.getOperationId(), operation));
    for (var route : builder.getRoutes()) {
      String id = route.getOperation().getOperationId();
      route.setDoSecurity(false);
      if (id.equals(WATCH)) {
        route.addHandler(request -> watch(request, live));
      } else {
        Operation answers =
            Objects.requireNonNull(operations.get(id), () -> "Nobody answers " + id);
        boolean reads = HttpMethod.GET.equals(route.getOperation().getHttpMethod());
        Operation operation = reads ? answers : HostActions.logged(id, answers);
        route.addHandler(request -> run(request, operation));
      }
    }
    return builder.createRouter();
  }

  private Future<ValidatableRequest> admitted(
      RoutingContext request, String id, io.vertx.openapi.contract.Operation operation) {
    request.request().pause();
    Room.Place place = (id.equals(SCORES) ? scores : room).place();
    request.put(PLACE, place);
    return doorkeeper
        .admit(request.request(), id)
        .compose(
            principal -> {
              request.put(PRINCIPAL, principal);
              return body(request, id, principal.isPresent(), place);
            })
        .compose(
            body -> {
              request.put(BODY, body);
              return RequestUtils.extract(
                  request.request(), operation, () -> Future.succeededFuture(body));
            });
  }

  private static Future<Buffer> body(
      RoutingContext request, String id, boolean known, Room.Place place) {
    String type = Optional.ofNullable(request.request().getHeader("content-type")).orElse("");
    if (id.equals(UPLOAD)) {
      return PICTURES.contains(type)
          ? BodyReader.read(request.request(), LONGEST_UPLOAD, place)
          : unsupported("A picture is image/png or image/jpeg.");
    }
    if (Contract.READS_ITSELF.contains(id) && !JSON.matcher(type).matches()) {
      return unsupported("The body must be application/json.");
    }
    return BodyReader.read(request.request(), known ? LONGEST_JSON : LONGEST_OF_STRANGERS, place);
  }

  private static Future<Buffer> unsupported(String sentence) {
    return Future.failedFuture(new Refusal(Problem.of(ErrorCode.UNSUPPORTED_MEDIA, sentence)));
  }

  private void run(RoutingContext request, Operation operation) {
    Call call = call(request);
    control
        .run(() -> operation.answer(call))
        .onComplete(_ -> leave(request))
        .onSuccess(reply -> send(request, reply))
        .onFailure(request::fail);
  }

  private void watch(RoutingContext request, LiveEdge live) {
    Call call = call(request);
    StageId stage = call.stage();
    control
        .run(() -> stages.find(stage).await())
        .onComplete(_ -> leave(request))
        .onSuccess(
            found -> {
              if (found.isEmpty()) {
                Problems.send(
                    request, Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
              } else {
                live.watch(request.request(), stage, call.principal().orElseThrow())
                    .ifPresent(refusal -> Problems.send(request, refusal));
              }
            })
        .onFailure(request::fail);
  }

  /** Answers a request that failed, and gives back the room it had. */
  static void fail(RoutingContext request) {
    leave(request);
    Problems.answer(request);
  }

  private static void leave(RoutingContext request) {
    Optional.<Room.Place>ofNullable(request.get(PLACE)).ifPresent(Room.Place::leave);
  }

  private Call call(RoutingContext request) {
    ValidatedRequest validated =
        Objects.requireNonNull(request.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
    Optional<Principal> principal = Objects.requireNonNull(request.get(PRINCIPAL));
    Buffer body = Objects.requireNonNull(request.get(BODY));
    return new Call(validated, principal, addresses.of(request.request()), body);
  }

  private static void send(RoutingContext request, Reply reply) {
    var response = request.response();
    switch (reply) {
      case Reply.Body(int status, Object value) ->
          response
              .setStatusCode(status)
              .putHeader("content-type", "application/json")
              .putHeader("cache-control", "no-store")
              .end(Json.write(value));
      case Reply.Nothing() -> response.setStatusCode(204).end();
      case Reply.Picture(Buffer png) ->
          response
              .putHeader("content-type", "image/png")
              .putHeader("cache-control", "public, max-age=31536000, immutable")
              .end(png);
      case Reply.Refused(Problem problem) -> Problems.send(request, problem);
    }
  }
}
