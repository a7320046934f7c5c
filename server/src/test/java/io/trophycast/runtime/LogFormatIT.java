package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFormatIT {
  @TempDir Path folder;

  @Test
  void onRequestEachLineOfTheLogIsOneJsonObject() {
    int port = ServerProcess.freePort();
    ServerProcess server = ServerProcess.start(port, folder, "--log-format", "json");
    server.close();

    List<String> lines =
        server.output().lines().filter(line -> !line.matches("(host link|join page) .*")).toList();
    assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("{"));
    List<JsonObject> log = lines.stream().map(JsonObject::new).toList();

    assertThat(log)
        .anySatisfy(
            entry -> {
              assertThat(entry.getString("level")).isEqualTo("INFO");
              assertThat(entry.getString("formattedMessage")).startsWith("ready port=" + port);
              assertThat(entry.getLong("timestamp")).isPositive();
            });
  }
}
