package io.trophycast.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The HTTP API as a patient client uses it: a request that meets a busy or restarting server is
 * sent again with the same idempotency key.
 */
final class StageApi {
  private static final int PATIENCE = 8;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int CONNECTIONS = 8;

  private final Vertx vertx;
  private final URI server;
  private final HttpClient client;

  StageApi(Vertx vertx, URI server) {
    this.vertx = vertx;
    this.server = server;
    this.client =
        vertx.httpClientBuilder().with(new PoolOptions().setHttp1MaxSize(CONNECTIONS)).build();
  }

  /** Sends a body, with a token or without, and gives back the answer. */
  Future<JsonObject> post(String path, Optional<String> token, JsonObject body) {
    return send(new Call(HttpMethod.POST, path, token, body, UUID.randomUUID().toString()), 1);
  }

  /** Like {@link #post}, with PUT. */
  Future<JsonObject> put(String path, Optional<String> token, JsonObject body) {
    return send(new Call(HttpMethod.PUT, path, token, body, UUID.randomUUID().toString()), 1);
  }

  private Future<JsonObject> send(Call call, int attempt) {
    return client
        .request(options(call))
        .compose(request -> request.send(call.body().toBuffer()))
        .compose(response -> response.body().map(body -> new Reply(response, body)))
        .transform(
            tried -> {
              if (tried.succeeded() && tried.result().isSuccess()) {
                return Future.succeededFuture(tried.result().json());
              }
              if (attempt < PATIENCE && (tried.failed() || tried.result().isBusy())) {
                return vertx
                    .timer(PAUSE.multipliedBy(attempt).toMillis())
                    .compose(_ -> send(call, attempt + 1));
              }
              return tried.failed()
                  ? Future.failedFuture(tried.cause())
                  : Future.failedFuture(new Refused(call, tried.result()));
            });
  }

  private RequestOptions options(Call call) {
    var options =
        new RequestOptions()
            .setMethod(call.method())
            .setAbsoluteURI(server.resolve("/api/v1" + call.path()).toString())
            .putHeader("content-type", "application/json")
            .putHeader("idempotency-key", call.key());
    call.token().ifPresent(token -> options.putHeader("authorization", "Bearer " + token));
    return options;
  }

  private record Call(
      HttpMethod method, String path, Optional<String> token, JsonObject body, String key) {}

  private record Reply(HttpClientResponse response, Buffer body) {
    boolean isSuccess() {
      return response.statusCode() / 100 == 2;
    }

    boolean isBusy() {
      return response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() / 100 == 5;
    }

    JsonObject json() {
      return body.length() == 0 ? new JsonObject() : body.toJsonObject();
    }
  }

  /** The server said no, in the words of its problem document. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refused(Call call, Reply reply) {
      super(
          call.method()
              + " "
              + call.path()
              + ": "
              + reply.response().statusCode()
              + " "
              + reply.body().toString());
    }
  }
}
