package io.trophycast.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds answers against {@code docs/openapi.yaml}. */
public final class ContractCheck {
  private final OpenAPIContract contract;
  private final ResponseValidator validator;

  public ContractCheck(Vertx vertx) {
    this.contract = Contract.load(vertx).toCompletionStage().toCompletableFuture().join();
    this.validator = ResponseValidator.create(vertx, contract);
  }

  /** Fails when this is no answer that the contract knows for the operation. */
  public void check(String operation, int status, String mediaType, Buffer body) {
    ValidatableResponse response =
        body.length() == 0
            ? ValidatableResponse.create(status)
            : ValidatableResponse.create(
                status, Map.of(), body, mediaType.replace(Problems.MEDIA_TYPE, "application/json"));
    validator.validate(response, operation).toCompletionStage().toCompletableFuture().join();
  }

  /** The operations that the contract protects with a token. */
  public Set<String> guarded() {
    return contract.operations().stream()
        .filter(operation -> !operation.getSecurityRequirements().isEmpty())
        .map(operation -> operation.getOperationId())
        .collect(Collectors.toSet());
  }

  /** Where an operation is. */
  public record Address(String method, String path) {}

  /** Where each operation is that the contract protects with a token. */
  public Map<String, Address> guardedAddresses() {
    return contract.operations().stream()
        .filter(operation -> !operation.getSecurityRequirements().isEmpty())
        .collect(
            Collectors.toMap(
                operation -> operation.getOperationId(),
                operation ->
                    new Address(operation.getHttpMethod().name(), operation.getOpenAPIPath())));
  }

  /** The operations that the doorkeeper protects. */
  public static Set<String> kept() {
    return Doorkeeper.NEEDED.keySet();
  }
}
