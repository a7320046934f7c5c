package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RedisLinkIT {
  @Test
  void an_address_where_nobody_listens_fails_with_a_sentence_without_the_password() {
    var vertx = Vertx.vertx();
    try {
      assertThatThrownBy(
              () ->
                  Instance.await(
                      RedisLink.connect(vertx, new RedisAddress("redis://me:secret@127.0.0.1:1"))))
          .hasRootCauseMessage("Connection refused")
          .hasMessageContaining("can't be used")
          .hasMessageNotContaining("secret");
    } finally {
      Instance.await(vertx.close());
    }
  }

  @Test
  void a_link_comes_back_after_redis_was_killed_with_functions_and_subscriptions() {
    try (var server = RedisServer.start();
        var instance = Instance.on(server)) {
      var stage = instance.stage();
      List<String> heard = new CopyOnWriteArrayList<>();
      List<String> resumed = new CopyOnWriteArrayList<>();
      Instance.await(instance.link.subscribe("somewhere", listener(heard, resumed)));

      server.kill();
      instance.awaitUntil(() -> !instance.link.state().ready());
      server.restart();
      instance.awaitUntil(() -> instance.link.state().ready());

      assertThat(Instance.await(instance.stages.find(stage))).isPresent();
      instance.awaitUntil(() -> resumed.size() == 1);
      publish(instance, "again");
      instance.awaitUntil(() -> heard.contains("again"));
    }
  }

  @Test
  void calls_fail_at_once_while_redis_is_away() {
    try (var server = RedisServer.start();
        var instance = Instance.on(server)) {
      server.kill();
      instance.awaitUntil(() -> !instance.link.state().commands());
      assertThatThrownBy(() -> publish(instance, "nobody"))
          .rootCause()
          .isInstanceOf(RedisUnavailable.class);
      server.restart();
    }
  }

  @Test
  void functions_that_redis_has_lost_are_loaded_again() {
    try (var server = RedisServer.start();
        var instance = Instance.on(server)) {
      Instance.await(instance.link.send("any", Request.cmd(Command.FUNCTION).arg("FLUSH")));
      assertThat(instance.stage()).isNotNull();
    }
  }

  @Test
  void a_call_that_redis_finds_wrong_is_a_fault_not_an_absence() {
    try (var instance = Instance.start()) {
      var stage = instance.stage();
      Instance.await(
          instance.link.send(
              Keys.feed(stage), Request.cmd(Command.SET).arg(Keys.feed(stage)).arg("x")));
      assertThatThrownBy(() -> instance.open(stage, 1, 1, 0))
          .rootCause()
          .hasMessageContaining("WRONGTYPE");
      assertThatThrownBy(() -> instance.open(stage, 1, 1, 0))
          .cause()
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void nothing_is_heard_after_unsubscribing() {
    try (var instance = Instance.start()) {
      List<String> heard = new CopyOnWriteArrayList<>();
      List<String> other = new CopyOnWriteArrayList<>();
      var listener = listener(heard, heard);
      Instance.await(instance.link.subscribe("somewhere", listener));
      Instance.await(instance.link.subscribe("somewhere", listener(other, other)));
      publish(instance, "1");
      instance.awaitUntil(() -> heard.equals(List.of("1")));
      instance.link.unsubscribe("somewhere", listener);
      publish(instance, "2");
      instance.awaitUntil(() -> other.equals(List.of("1", "2")));
      assertThat(heard).containsExactly("1");
    }
  }

  @Test
  void the_clock_agrees_with_redis() {
    try (var instance = Instance.start()) {
      double before = instance.clock.now();
      var time = Instance.await(instance.link.send("any", Request.cmd(Command.TIME)));
      double redis =
          Long.parseLong(time.get(0).toString()) * 1e3
              + Long.parseLong(time.get(1).toString()) / 1e3;
      assertThat(redis).isBetween(before - 5, instance.clock.now() + 5);
    }
  }

  private static void publish(Instance instance, String message) {
    Instance.await(
        instance.link.send("any", Request.cmd(Command.PUBLISH).arg("somewhere").arg(message)));
  }

  private static ChannelListener listener(List<String> heard, List<String> resumed) {
    return new ChannelListener() {
      @Override
      public void heard(String message) {
        heard.add(message);
      }

      @Override
      public void resumed() {
        resumed.add("resumed");
      }
    };
  }
}
