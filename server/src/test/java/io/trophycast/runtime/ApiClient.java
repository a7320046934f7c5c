package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.edge.ContractCheck;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Asks a running server over HTTP. Every answer of an operation is held against the contract. */
final class ApiClient {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ContractCheck contract;
  private final int port;

  ApiClient(Vertx vertx, int port) {
    this.contract = new ContractCheck(vertx);
    this.port = port;
  }

  /** An answer; a body that is JSON is there as such. */
  record Answered(int status, HttpHeaders headers, Buffer bytes) {
    JsonObject json() {
      return new JsonObject(text());
    }

    String text() {
      return bytes.toString();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The body of an answer that says yes. */
    JsonObject ok() {
      assertThat(status).as(text()).isBetween(200, 299);
      return json();
    }

    /** Says that this is the problem. */
    JsonObject problem(int expected, String code) {
      assertThat(status).as(text()).isEqualTo(expected);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      assertThat(json().getString("code")).isEqualTo(code);
      assertThat(json().getInteger("status")).isEqualTo(expected);
      assertThat(json().getString("detail")).endsWith(".");
      return json();
    }
  }

  /** A request of the API, to be completed. */
  final class Ask {
    private final String operation;
    private final String method;
    private final HttpRequest.Builder request;
    private Optional<byte[]> body = Optional.empty();

    private Ask(String operation, String method, String path) {
      this.operation = operation;
      this.method = method;
      this.request = HttpRequest.newBuilder(uri("/api/v1" + path)).timeout(Duration.ofSeconds(20));
    }

    Ask as(String token) {
      request.header("authorization", "Bearer " + token);
      return this;
    }

    Ask header(String name, String value) {
      request.header(name, value);
      return this;
    }

    Ask json(JsonObject json) {
      return body("application/json", json.toBuffer().getBytes());
    }

    Ask body(String type, byte[] bytes) {
      request.header("content-type", type);
      body = Optional.of(bytes);
      return this;
    }

    Answered send() {
      Answered answered =
          ApiClient.this.send(
              request.method(
                  method, body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody)));
      boolean json = answered.header("content-type").contains("json");
      if (json || answered.bytes().length() == 0) {
        contract.check(
            operation, answered.status(), answered.header("content-type"), answered.bytes());
      }
      return answered;
    }
  }

  Ask ask(String operation, String method, String path) {
    return new Ask(operation, method, path);
  }

  /** Gets a page or a file. */
  Answered get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    Arrays.stream(headers)
        .map(header -> header.split(": ", 2))
        .forEach(header -> request.header(header[0], header[1]));
    return send(request);
  }

  private Answered send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answered(
          response.statusCode(), response.headers(), Buffer.buffer(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
