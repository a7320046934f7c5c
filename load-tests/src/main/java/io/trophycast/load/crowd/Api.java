package io.trophycast.load.crowd;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The HTTP API as a patient client uses it: a request that meets a lost connection or a busy server
 * is sent again, to any instance, with the same idempotency key. It blocks, and may be used from
 * any thread.
 */
public final class Api implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** Four failovers in a row, each of which leaves the primary without its replica for a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_FAULT = 500;

  private final List<Target> targets;
  private final HttpClient client;
  private final LongAdder waits = new LongAdder();

  public Api(List<Target> targets) {
    this(targets, InetAddress.getLoopbackAddress());
  }

  /**
   * One that asks from an address of its own.
   *
   * @param source of this machine
   */
  public Api(List<Target> targets, InetAddress source) {
    this.targets = List.copyOf(targets);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .localAddress(source)
            .build();
  }

  /** A definite answer and who gave it. */
  public record Reply(int status, JsonObject body, Target target) {
    /** Whether it is what was asked for. */
    public boolean isGood() {
      return status / 100 == 2;
    }
  }

  /** What to send. */
  record Call(
      String method, String path, String token, JsonObject body, String key, Duration answer) {

    Call(String method, String path, String token, JsonObject body, String key) {
      this(method, path, token, body, key, ANSWER);
    }
  }

  /** Asks for something that is public, or the token's own. */
  public Reply get(String path, String token) {
    return send(new Call("GET", path, token, new JsonObject(), ""));
  }

  /** Changes something, once. */
  public Reply post(String path, String token, JsonObject body, String key) {
    return send(new Call("POST", path, token, body, key));
  }

  /**
   * Does what works once only, so that asking again after a late answer would be refused: a machine
   * that is busy gets all the time it needs.
   */
  public Reply postOnce(String path, JsonObject body) {
    return send(new Call("POST", path, "", body, "", PATIENCE));
  }

  /** Sets something to what it says. */
  public Reply put(String path, String token, JsonObject body, String key) {
    return send(new Call("PUT", path, token, body, key));
  }

  /** Like {@link #post}, and fails unless the answer is good. */
  public JsonObject done(String path, String token, JsonObject body, String key) {
    Reply reply = post(path, token, body, key);
    if (!reply.isGood()) {
      throw new IllegalStateException(path + ": " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  /** How often a server answered that it can't now, and was asked again. */
  public long waits() {
    return waits.sum();
  }

  private Reply send(Call call) {
    long start = System.nanoTime();
    String trouble = "";
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      Target target = targets.get(ThreadLocalRandom.current().nextInt(targets.size()));
      try {
        HttpResponse<String> answer = client.send(request(call, target), BodyHandlers.ofString());
        if (answer.statusCode() != TOO_MANY_REQUESTS && answer.statusCode() < SERVER_FAULT) {
          return new Reply(
              answer.statusCode(),
              answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body()),
              target);
        }
        waits.increment();
        trouble = answer.statusCode() + " " + answer.body();
      } catch (IOException e) {
        trouble = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted at " + call.path(), e);
      }
      LockSupport.parkNanos(
          TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(100, 700)));
    }
    throw new IllegalStateException(
        "No answer for " + PATIENCE + " to " + call.path() + ": " + trouble);
  }

  private static HttpRequest request(Call call, Target target) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + target.port() + "/api/v1" + call.path()))
            .timeout(call.answer());
    Optional.of(call.token())
        .filter(token -> !token.isEmpty())
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    if (call.method().equals("GET")) {
      return request.GET().build();
    }
    if (!call.key().isEmpty()) {
      request.header("Idempotency-Key", call.key());
    }
    if (call.body().isEmpty()) {
      return request.method(call.method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.method(), BodyPublishers.ofString(call.body().encode()))
        .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
