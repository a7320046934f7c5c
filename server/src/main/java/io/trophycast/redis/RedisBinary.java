package io.trophycast.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code redis-server} or {@code valkey-server} program that can run here. One on the search path
 * comes first, since the system keeps it patched; the one packed into our own jar makes a machine
 * with nothing but a JDK enough.
 */
record RedisBinary(Path program, RedisVersion version) {
  private static final List<String> NAMES = List.of("redis-server", "valkey-server");
  private static final RedisVersion PACKED = new RedisVersion(7, 0, 15);

  /** Finds a program on the search path, or unpacks ours into {@code unpackInto}. */
  static RedisBinary find(String searchPath, Path unpackInto) {
    return onPath(searchPath).orElseGet(() -> unpack(unpackInto));
  }

  static Optional<RedisBinary> onPath(String searchPath) {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(searchPath.split(java.io.File.pathSeparator))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .flatMap(
            program -> versionOf(program).map(found -> new RedisBinary(program, found)).stream())
        .filter(binary -> binary.version().isNewEnough())
        .findFirst();
  }

  private static Optional<RedisVersion> versionOf(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? RedisVersion.in(printed) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static RedisBinary unpack(Path folder) {
    String name = "redis-server-" + PACKED + "-" + platform();
    Path program = folder.resolve(name);
    try (InputStream packed = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (packed == null) {
        throw new RedisUnavailable(
            "There is no Redis packed for "
                + platform()
                + "; install redis-server or valkey-server 7.0 or newer, or name one with"
                + " --redis.");
      }
      if (!Files.isExecutable(program)) {
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, name, ".part");
        Files.copy(packed, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
        Files.move(partial, program, StandardCopyOption.ATOMIC_MOVE);
      }
      return new RedisBinary(program, PACKED);
    } catch (IOException e) {
      throw new RedisUnavailable("Cannot unpack Redis to " + program + ": " + e.getMessage(), e);
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String os = system.startsWith("mac") ? "darwin" : system;
    return switch (machine) {
      case "x86_64", "amd64" -> os + "-amd64";
      case "aarch64", "arm64" -> os + "-arm64";
      default -> os + "-" + machine;
    };
  }
}
