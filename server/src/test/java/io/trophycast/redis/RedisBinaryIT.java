package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBinaryIT {
  @TempDir Path folder;

  @Test
  void aProgramOnTheSearchPathIsPreferred() throws IOException {
    Path installed = script("valkey-server", "Valkey server v=8.0.1 sha=00000000:0");

    RedisBinary found = RedisBinary.find(folder.toString(), folder.resolve("bin"));

    assertThat(found).isEqualTo(new RedisBinary(installed, new RedisVersion(8, 0, 1)));
  }

  @Test
  void aProgramTooOldIsPassedOver() throws IOException {
    script("redis-server", "Redis server v=6.2.14 sha=00000000:0");
    Path installed = script("valkey-server", "Valkey server v=7.2.5 sha=00000000:0");

    assertThat(RedisBinary.onPath(folder.toString())).map(RedisBinary::program).contains(installed);
  }

  @Test
  void ourOwnIsUnpackedAndRunsWhereNoneIsInstalled() throws Exception {
    RedisBinary found = RedisBinary.find("", folder.resolve("bin"));

    Process process = new ProcessBuilder(found.program().toString(), "--version").start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("v=" + found.version());
  }

  private Path script(String name, String prints) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\necho '" + prints + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
