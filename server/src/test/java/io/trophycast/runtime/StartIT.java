package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each wrong start is told in one sentence and a non-zero exit; each right one leaves nothing
 * behind.
 */
class StartIT {
  private final int port = ServerProcess.freePort();
  @TempDir Path folder;

  @Test
  void aServerIsAliveAndTakesItsRedisWithItWhenItEnds() throws IOException {
    Path data = folder.resolve("new/data");
    ServerProcess server = ServerProcess.start(port, data);
    assertThat(Files.getPosixFilePermissions(data))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(data.resolve("redis/redis.sock")).exists();

    server.close();

    assertThat(data.resolve("redis/redis.sock")).doesNotExist();
  }

  @Test
  void aServerThatWasKilledStartsAgainOnTheSameDataAndPort() {
    ServerProcess.start(port, folder).kill();

    try (ServerProcess next = ServerProcess.start(port, folder)) {
      assertThat(next.output()).contains("left behind");
    }
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(refusal(ServerProcess.launch(taken.getLocalPort(), folder)))
          .isEqualTo(
              "Port %d is in use; stop what uses it, or choose another with --port."
                  .formatted(taken.getLocalPort()));
    }
    assertThat(folder.resolve("redis/redis.sock")).doesNotExist();
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    assertThat(refusal(ServerProcess.launch(port, folder, "--host", "192.0.2.1")))
        .isEqualTo(
            "This machine has no address 192.0.2.1 to listen on; choose another with --host.");
  }

  @Test
  void aDataDirectoryThatIsAFileIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(refusal(ServerProcess.launch(port, file)))
        .isEqualTo("The data directory " + file + " is not a directory.");
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(refusal(ServerProcess.launch(port, file.resolve("data"))))
        .startsWith("The data directory " + file.resolve("data") + " cannot be used")
        .endsWith("it must be readable and writable for this user.");
  }

  @Test
  void aDataDirectoryInUseIsNamed() {
    try (ServerProcess first = ServerProcess.start(port, folder)) {
      assertThat(refusal(ServerProcess.launch(ServerProcess.freePort(), folder)))
          .isEqualTo(
              "Another Trophycast server uses the data directory "
                  + folder
                  + "; stop it, or choose another directory with --data.");
      assertThat(first.output()).doesNotContain("died");
    }
  }

  @Test
  void aRedisThatIsNotThereIsNamedWithoutItsPassword() {
    String url = "redis://someone:secret@127.0.0.1:" + ServerProcess.freePort();

    assertThat(refusal(ServerProcess.launch(port, folder, "--redis", url)))
        .startsWith("There is no Redis to use at 127.0.0.1:")
        .endsWith(": nothing listens there.")
        .doesNotContain("secret");
  }

  @Test
  void anAddressThatIsNoRedisUrlIsNamed() {
    assertThat(refusal(ServerProcess.launch(port, folder, "--redis", "http://127.0.0.1")))
        .startsWith("The Redis URL must be like redis://");
  }

  private static String refusal(ServerProcess server) {
    assertThat(server.awaitExit()).isEqualTo(1);
    Optional<String> sentence =
        server.output().lines().filter(line -> !line.matches("\\d{4}-.*")).findFirst();
    assertThat(server.output().lines().filter(line -> !line.matches("\\d{4}-.*"))).hasSize(1);
    return sentence.orElseThrow();
  }
}
