package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an instance says at its start of a Redis that cannot keep what winners are promised. */
class DurabilityCheckIT {
  private final Logger logger = (Logger) LoggerFactory.getLogger(DurabilityCheck.class);
  private final Warnings warnings = new Warnings();

  /** Other classes start instances at the same time, so each test asks for its own Redis. */
  private static final class Warnings extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel() == Level.WARN) {
        lines.add(event.getFormattedMessage());
      }
    }

    List<String> of(RedisServer server) {
      return lines.stream().filter(line -> line.contains("127.0.0.1:" + server.port())).toList();
    }
  }

  @BeforeEach
  void listen() {
    warnings.start();
    logger.addAppender(warnings);
  }

  @AfterEach
  void listenNoLonger() {
    logger.detachAppender(warnings);
  }

  @Test
  void nothingIsSaidOfARedisThatWritesToDiskBeforeItAnswers() {
    assertThat(said(new Durability.Disk())).isEmpty();
  }

  @Test
  void aRedisWithoutAnAppendOnlyFileIsNamedWithWhatItMayLose() {
    assertThat(said(new Durability.Disk(), "--appendonly", "no"))
        .singleElement()
        .asString()
        .contains("writes no append-only file")
        .contains("since its last snapshot");
  }

  @Test
  void aRedisThatWritesEverySecondIsNamedWithItsSetting() {
    assertThat(said(new Durability.Disk(), "--appendfsync", "everysec"))
        .singleElement()
        .asString()
        .contains("(appendfsync everysec)")
        .contains("wins of the last second or more");
  }

  @Test
  void tooFewReplicasForTheSettingAreNamed() {
    assertThat(said(new Durability.Replicas(1)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("Winners at 127.0.0.1:")
                    .contains("0 of 1 replicas have confirmed in time"));
  }

  @Test
  void aPrimaryThatDecidesWithoutItsReplicasIsNamedWithTheSettingThatStopsIt() {
    assertThat(said(new Durability.Replicas(1)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("goes on deciding without its replicas (min-replicas-to-write 0)")
                    .endsWith("Set it to 1."));
  }

  @Test
  void aUserWhoMayNotAskForSettingsStartsWithoutAWord() {
    try (var server = RedisServer.start(RedisServer.freePort(), "--appendfsync", "everysec")) {
      assertThat(server.say("ACL SETUSER default -config")).isEqualTo("OK");

      connect(server, new Durability.Disk());

      assertThat(warnings.of(server)).isEmpty();
    }
  }

  private List<String> said(Durability durability, String... options) {
    try (var server = RedisServer.start(RedisServer.freePort(), options)) {
      connect(server, durability);
      return warnings.of(server);
    }
  }

  private static void connect(RedisServer server, Durability durability) {
    try (var instance = Instance.on("redis://127.0.0.1:" + server.port(), durability)) {
      assertThat(instance.link.state().ready()).isTrue();
    }
  }
}
