package io.trophycast.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trophycast.identity.Principal;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request of the HTTP API, found to follow the contract and to be allowed.
 *
 * @param principal who asks; nobody in particular for a public operation
 * @param address of the client, for limits
 * @param raw the body as it came; what the contract does not describe in full, the operation reads
 *     from it
 */
public record Call(
    ValidatedRequest request, Optional<Principal> principal, String address, Buffer raw) {

  public StageId stage() {
    return new StageId(path("stage"));
  }

  public DropId drop() {
    return new DropId(path("drop"));
  }

  /** The member the address names. */
  public MemberId member() {
    return new MemberId(path("member"));
  }

  public int serial() {
    return parameter(request.getPathParameters(), "serial")
        .map(RequestParameter::getInteger)
        .orElseThrow();
  }

  /** A text in the path. */
  public String path(String name) {
    return parameter(request.getPathParameters(), name)
        .map(RequestParameter::getString)
        .orElseThrow();
  }

  /** A text in the query. */
  public Optional<String> query(String name) {
    return parameter(request.getQuery(), name).map(RequestParameter::getString);
  }

  /** A whole number in the query. */
  public Optional<Integer> number(String name) {
    return parameter(request.getQuery(), name).map(RequestParameter::getInteger);
  }

  public Optional<IdempotencyKey> onceKey() {
    return parameter(request.getHeaders(), "Idempotency-Key")
        .map(RequestParameter::getString)
        .map(IdempotencyKey::new);
  }

  /**
   * The JSON body. What the contract's schema let through and a record's type does not is a
   * refusal.
   */
  public <T> T body(Class<T> type) {
    JsonObject json = Objects.requireNonNull(request.getBody().getJsonObject());
    try {
      return Json.mapper().readValue(json.encode(), type);
    } catch (JsonProcessingException e) {
      throw new Refusal(Problem.of(ErrorCode.BAD_MESSAGE, "The body cannot be read."));
    }
  }

  /** The member who asks. Operations of members let nobody else in. */
  public Principal.Member asMember() {
    return principal
        .filter(Principal.Member.class::isInstance)
        .map(Principal.Member.class::cast)
        .orElseThrow();
  }

  /** Whether a host asks. */
  public boolean byHost() {
    return principal.filter(Principal.Host.class::isInstance).isPresent();
  }

  /** Who asks, as it is recorded. */
  public Actor actor() {
    return principal.orElseThrow().actor();
  }

  private static Optional<RequestParameter> parameter(
      Map<String, RequestParameter> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isNull());
  }
}
