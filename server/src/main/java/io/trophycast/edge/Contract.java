package io.trophycast.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * The HTTP contract, {@code docs/openapi.yaml}, as the router wants it. vertx-openapi refuses a
 * contract that mentions a media type it cannot validate itself; so pictures and event streams are
 * taken out here, as are the bodies that an operation reads by itself, problem documents become
 * plain JSON, and the relative address gets a host. The published contract stays as it is.
 */
final class Contract {
  private static final String RESOURCE = "/openapi.yaml";

  /** Operations that read their body by themselves, as strictly as the contract. */
  static final Set<String> READS_ITSELF = Set.of("setScores");

  private static final Set<String> NOT_VALIDATED =
      Set.of("image/png", "image/jpeg", "text/event-stream");

  private Contract() {}

  static Future<OpenAPIContract> load(Vertx vertx) {
    return OpenAPIContract.from(vertx, adapted(read())).map(ReadyContract::new);
  }

  private static JsonObject read() {
    try (InputStream in =
        Objects.requireNonNull(
            Contract.class.getResourceAsStream(RESOURCE), "openapi.yaml is missing from the jar")) {
      Map<String, Object> yaml = new Yaml().load(in);
      return new JsonObject(yaml).copy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject adapted(JsonObject contract) {
    JsonObject server = contract.getJsonArray("servers").getJsonObject(0);
    server.put("url", "http://localhost" + server.getString("url"));
    for (Object path : contract.getJsonObject("paths").getMap().values()) {
      for (Object entry : ((JsonObject) path).getMap().values()) {
        if (entry instanceof JsonObject operation) {
          adaptBody(operation);
          operation
              .getJsonObject("responses", new JsonObject())
              .getMap()
              .values()
              .forEach(response -> adaptContent((JsonObject) response));
        }
      }
    }
    JsonObject responses = contract.getJsonObject("components").getJsonObject("responses");
    responses.getMap().values().forEach(response -> adaptContent((JsonObject) response));
    return contract;
  }

  private static void adaptBody(JsonObject operation) {
    JsonObject body = operation.getJsonObject("requestBody");
    if (body != null
        && (READS_ITSELF.contains(operation.getString("operationId"))
            || NOT_VALIDATED.containsAll(body.getJsonObject("content").fieldNames()))) {
      operation.remove("requestBody");
    }
  }

  private static void adaptContent(JsonObject response) {
    JsonObject content = response.getJsonObject("content");
    if (content == null) {
      return;
    }
    NOT_VALIDATED.forEach(content::remove);
    Object problem = content.remove(Problems.MEDIA_TYPE);
    if (problem != null) {
      content.put("application/json", problem);
    }
    if (content.isEmpty()) {
      response.remove("content");
    }
  }
}
