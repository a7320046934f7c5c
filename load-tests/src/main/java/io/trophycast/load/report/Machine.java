package io.trophycast.load.report;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Where and when it was measured. */
final class Machine {
  private Machine() {}

  static JsonObject environment() {
    return new JsonObject()
        .put("at", Instant.now().toString())
        .put("processor", firstAfter(Path.of("/proc/cpuinfo"), "model name"))
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("memory", firstAfter(Path.of("/proc/meminfo"), "MemTotal"))
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .put("java", Runtime.version().toString());
  }

  private static String firstAfter(Path file, String key) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
