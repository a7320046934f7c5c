package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateRedisIT {
  @TempDir Path data;
  private Path folder;
  private RedisConsole console;
  private PrivateRedis redis;

  @BeforeEach
  void startOne() {
    folder = data.resolve("redis");
    console = new RedisConsole(folder.resolve("redis.sock"));
    redis = start();
  }

  @AfterEach
  void endIt() {
    redis.close();
  }

  @Test
  void answersOnItsSocketAndEndsWithItsOwner() {
    assertThat(redis.uri().toString()).isEqualTo("unix://" + folder.resolve("redis.sock"));
    assertThat(console.ask("PING")).contains("+PONG");

    redis.close();

    assertThat(console.isListening()).isFalse();
  }

  @Test
  void isReachableByThisUserAlone() throws IOException {
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("redis.sock")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.readString(folder.resolve("redis.conf"))).contains("port 0");
  }

  @Test
  void isADaemonThatCtrlCInATerminalDoesNotReach() {
    assertThat(redis.process().orElseThrow().parent().map(ProcessHandle::pid))
        .isNotEqualTo(Optional.of(ProcessHandle.current().pid()));
  }

  @Test
  void keepsWhatWasWrittenFromOneStartToTheNext() {
    assertThat(console.ask("SET trophy 7")).contains("+OK");
    redis.close();

    redis = start();

    assertThat(console.ask("APPEND trophy !")).contains(":2");
  }

  @Test
  void aKilledProcessIsStartedAgainWithEverythingItAcknowledged() {
    ProcessHandle killed = redis.process().orElseThrow();
    assertThat(console.ask("SET trophy 7")).contains("+OK");

    killed.destroyForcibly();
    await(
        () -> redis.process().filter(now -> !now.equals(killed)).isPresent() && console.isReady());

    assertThat(console.ask("APPEND trophy !")).contains(":2");
  }

  @Test
  void whatAKilledServerLeftBehindIsEndedAndItsDataKept() {
    ProcessHandle leftOver = redis.process().orElseThrow();
    assertThat(console.ask("SET trophy 7")).contains("+OK");
    redis.abandon();

    redis = start();

    assertThat(redis.process()).isNotEqualTo(Optional.of(leftOver));
    assertThat(console.ask("APPEND trophy !")).contains(":2");
  }

  @Test
  void aFolderTooDeepForASocketIsRefusedInASentence() {
    Path deep = data.resolve("d".repeat(100));

    assertThatThrownBy(() -> PrivateRedis.start(deep, data.resolve("bin")))
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageContaining("too long for a socket");
  }

  @Test
  void aDamagedFileIsRefusedWithTheLogThatSaysWhy() throws IOException {
    redis.close();
    Files.writeString(folder.resolve("appendonlydir/appendonly.aof.1.incr.aof"), "nonsense\r\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageContaining("redis.log");
  }

  private PrivateRedis start() {
    return PrivateRedis.start(folder, data.resolve("bin"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
