package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisCheckIT {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aRealRedisPasses() {
    assertThatCode(() -> check(RedisServer.shared().uri())).doesNotThrowAnyException();
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> check(URI.create("redis://nowhere.invalid:6379")))
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageContaining("nowhere.invalid:6379");
  }

  @Test
  void aRedisWithoutFunctionsIsRefusedWithItsVersion() {
    NetServer old = speaker("$21\r\nredis_version:6.2.14\n\r\n");

    assertThatThrownBy(() -> check(URI.create("redis://127.0.0.1:" + old.actualPort())))
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageEndingWith("is 6.2.14, and Trophycast needs 7.0 or newer (or Valkey).");
  }

  @Test
  void aWrongPasswordIsNamed() {
    NetServer locked = speaker("-WRONGPASS invalid username-password pair\r\n");

    assertThatThrownBy(() -> check(URI.create("redis://:guess@127.0.0.1:" + locked.actualPort())))
        .isInstanceOf(RedisUnavailable.class)
        .hasMessageEndingWith("user or password is wrong.")
        .hasMessageNotContaining("guess");
  }

  private void check(URI address) {
    RedisCheck.check(vertx, new RedisAddress(address.toString())).await();
  }

  /**
   * Answers each thing that is said with the same words, which is all that an old or locked Redis
   * would do here.
   */
  private NetServer speaker(String words) {
    return vertx
        .createNetServer()
        .connectHandler(
            socket ->
                socket.handler(
                    said ->
                        socket.write(
                            said.toString().contains("hello") || said.toString().contains("HELLO")
                                ? words.startsWith("-") ? words : "-ERR unknown command\r\n"
                                : words)))
        .listen(0, "127.0.0.1")
        .await();
  }
}
