package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Codec;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stage watched by nothing but an HTTP client. */
@Timeout(30)
class EventStreamIT {
  private static RunningServer running;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    running = new RunningServer();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    running.close();
  }

  @Test
  void anHttpClientWatchesAndResumesWhereItWas() throws Exception {
    StageId stage = running.stage();
    String token = running.member(stage, "Curl").token();
    String last;
    try (var events = open(stage, token, Optional.empty())) {
      assertThat(events.response.headers().firstValue("Content-Type"))
          .contains("text/event-stream");
      Event welcome = events.next("welcome");
      assertThat(((ServerMessage.Welcome) welcome.message()).snapshot()).isPresent();
      pin(stage, "one");
      Event moments = events.next("moments");
      assertThat(moments.data()).contains("one");
      last = moments.id();
    }
    pin(stage, "two");

    try (var again = open(stage, token, Optional.of(last))) {
      Event welcome = again.next("welcome");
      assertThat(((ServerMessage.Welcome) welcome.message()).resumed()).isTrue();
      assertThat(welcome.id()).isEqualTo(last);
      Event moments = again.next("moments");
      assertThat(moments.data()).contains("two").doesNotContain("one");
    }
  }

  @Test
  void countersAndBoardComeAsLatest() throws Exception {
    StageId stage = running.stage();
    try (var events = open(stage, running.member(stage, "Curl").token(), Optional.empty())) {
      events.next("welcome");

      Event latest = events.next("latest");

      assertThat(latest.id()).isEmpty();
      assertThat(latest.data()).contains("\"audience\":1");
    }
  }

  @Test
  void withoutATokenThereIsNothingToSee() throws Exception {
    StageId stage = running.stage();
    StageId other = running.stage();

    assertThat(status(stage, "nonsense")).isEqualTo(401);
    assertThat(status(stage, running.member(other, "Other").token())).isBetween(401, 403);
  }

  private static int status(StageId stage, String token) throws Exception {
    return http.send(
            request(stage, token, Optional.empty()), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aServerThatGoesSaysSoOnItsStreamsAndIsGone() throws IOException, InterruptedException {
    try (var going = new RunningServer()) {
      StageId there = going.stage();
      URI address =
          URI.create("http://127.0.0.1:" + going.port() + "/api/v1/stages/" + there + "/events");
      var request =
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + going.member(there, "Ada").token())
              .build();
      var events = new Events(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
      events.next("welcome");

      going.server.close();

      assertThat(events.next("bye").data()).contains("draining");
    }
  }

  private static void pin(StageId stage, String text) {
    RunningServer.await(running.features().stages().pin(stage, text, RunningServer.HOST));
  }

  private static Events open(StageId stage, String token, Optional<String> last)
      throws IOException, InterruptedException {
    return new Events(
        http.send(request(stage, token, last), HttpResponse.BodyHandlers.ofInputStream()));
  }

  private static HttpRequest request(StageId stage, String token, Optional<String> last) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + running.port() + "/api/v1/stages/" + stage + "/events"))
            .header("Authorization", "Bearer " + token);
    last.ifPresent(id -> request.header("Last-Event-ID", id));
    return request.build();
  }

  /** One server-sent event; the id is empty when it had none. */
  private record Event(String name, String id, String data) {
    ServerMessage message() {
      return Codec.decodeServer(data);
    }
  }

  private static final class Events implements AutoCloseable {
    final HttpResponse<InputStream> response;
    private final Scanner lines;

    Events(HttpResponse<InputStream> response) {
      this.response = response;
      this.lines = new Scanner(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The next event of this name, leaving out others. */
    Event next(String name) {
      while (true) {
        Event event = next();
        if (event.name().equals(name)) {
          return event;
        }
      }
    }

    private Event next() {
      String name = "";
      String id = "";
      String data = "";
      while (true) {
        String line = lines.nextLine();
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            return new Event(name, id, data);
          }
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        }
      }
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
