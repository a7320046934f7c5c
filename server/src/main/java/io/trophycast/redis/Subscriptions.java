package io.trophycast.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who listens to which channel, over however many connections that takes one after the other. */
final class Subscriptions {
  private final Map<String, CopyOnWriteArrayList<ChannelListener>> listeners =
      new ConcurrentHashMap<>();
  private final Map<String, Promise<Void>> unconfirmed = new ConcurrentHashMap<>();

  /** Takes over a new connection: everything is subscribed again. */
  Future<?> moveTo(RedisConnection connection) {
    connection.handler(this::received);
    List<Future<?>> sent = new ArrayList<>();
    for (String channel : listeners.keySet()) {
      sent.add(connection.send(Request.cmd(Command.SUBSCRIBE).arg(channel)));
    }
    return Future.all(sent);
  }

  /**
   * Adds a listener; done when Redis has confirmed, so that nothing published from then on is
   * missed.
   */
  Future<Void> add(String channel, ChannelListener listener, Line line) {
    var known = listeners.get(channel);
    if (known != null && !known.isEmpty()) {
      known.add(listener);
      return Future.succeededFuture();
    }
    Promise<Void> confirmed = Promise.promise();
    unconfirmed.put(channel, confirmed);
    listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
    return line.send(Request.cmd(Command.SUBSCRIBE).arg(channel))
        .compose(sent -> confirmed.future())
        .onFailure(
            fault -> {
              unconfirmed.remove(channel);
              remove(channel, listener, line);
            });
  }

  void remove(String channel, ChannelListener listener, Line line) {
    var known = listeners.get(channel);
    if (known != null && known.remove(listener) && known.isEmpty()) {
      listeners.remove(channel);
      if (line.isUp()) {
        line.send(Request.cmd(Command.UNSUBSCRIBE).arg(channel));
      }
    }
  }

  private void received(@Nullable Response push) {
    if (push == null || push.size() < 3) {
      return;
    }
    String channel = push.get(1).toString();
    switch (push.get(0).toString()) {
      case "message" -> {
        String message = push.get(2).toString();
        to(channel).forEach(listener -> listener.heard(message));
      }
      case "subscribe" -> {
        var first = unconfirmed.remove(channel);
        if (first != null) {
          first.complete();
          return;
        }
        to(channel).forEach(ChannelListener::resumed);
      }
      default -> {
        // unsubscribe: nobody waits for it
      }
    }
  }

  private List<ChannelListener> to(String channel) {
    return listeners.getOrDefault(channel, new CopyOnWriteArrayList<>());
  }
}
