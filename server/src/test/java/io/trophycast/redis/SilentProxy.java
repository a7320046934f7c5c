package io.trophycast.redis;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes bytes on between a link and Redis. Told to be silent, it keeps to itself what Redis says
 * to those who have subscribed so far, with their connections open.
 */
final class SilentProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final SocketAddress redis;
  private final NetServer server;
  private volatile AtomicBoolean silent = new AtomicBoolean();

  SilentProxy(RedisServer redis) {
    this.redis = SocketAddress.inetSocketAddress(redis.port(), "127.0.0.1");
    this.server =
        Instance.await(
            vertx.createNetServer().connectHandler(this::connect).listen(0, "127.0.0.1"));
  }

  String address() {
    return "redis://127.0.0.1:" + server.actualPort();
  }

  /** Silences the subscriptions of now; later ones are passed on. */
  void silence() {
    var now = silent;
    silent = new AtomicBoolean();
    now.set(true);
  }

  private void connect(NetSocket link) {
    AtomicBoolean silence = silent;
    var subscribed = new AtomicBoolean();
    link.pause();
    client
        .connect(redis)
        .onSuccess(
            there -> {
              link.handler(
                  said -> {
                    if (said.toString().toLowerCase(Locale.ROOT).contains("subscribe")) {
                      subscribed.set(true);
                    }
                    there.write(said);
                  });
              there.handler(
                  said -> {
                    if (!(silence.get() && subscribed.get())) {
                      link.write(said);
                    }
                  });
              link.closeHandler(end -> there.close());
              there.closeHandler(end -> link.close());
              link.resume();
            })
        .onFailure(fault -> link.close());
  }

  @Override
  public void close() {
    Instance.await(vertx.close());
  }
}
