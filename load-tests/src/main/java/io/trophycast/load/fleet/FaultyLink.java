package io.trophycast.load.fleet;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between two parts that can be cut, slowed and stalled: a TCP proxy. It may be used from
 * any thread.
 */
public final class FaultyLink {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CONNECT_TIMEOUT_MS = 2000;

  private final Vertx vertx;
  private final String name;
  private final int port;
  private final int target;
  private final NetServer server;
  private final NetClient client;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private volatile Condition condition = Condition.GOOD;

  private FaultyLink(Vertx vertx, String name, int port, int target) {
    this.vertx = vertx;
    this.name = name;
    this.port = port;
    this.target = target;
    this.server =
        vertx.createNetServer(
            new NetServerOptions().setHost(LOOPBACK).setPort(port).setTcpNoDelay(true));
    this.client =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setTcpNoDelay(true));
  }

  /** Opens a link to a local port. */
  public static FaultyLink open(Vertx vertx, String name, int target) {
    var link = new FaultyLink(vertx, name, FreePort.take(), target);
    link.server.connectHandler(link::accept);
    link.server.listen().await();
    return link;
  }

  public String name() {
    return name;
  }

  /** Where to connect to. */
  public int port() {
    return port;
  }

  /** Makes it as bad as said, for old and new connections. */
  public void become(Condition next) {
    condition = next;
    wires.forEach(Wire::adapt);
  }

  Future<Void> close() {
    return Future.join(server.close(), client.close()).mapEmpty();
  }

  private void accept(NetSocket near) {
    near.exceptionHandler(_ -> {});
    if (condition.isCut()) {
      near.close();
      return;
    }
    near.pause();
    client
        .connect(target, LOOPBACK)
        .onSuccess(far -> join(new Wire(near, far)))
        .onFailure(_ -> near.close());
  }

  private void join(Wire wire) {
    wires.add(wire);
    wire.near.closeHandler(_ -> wire.end());
    wire.far.closeHandler(_ -> wire.end());
    wire.far.exceptionHandler(_ -> {});
    wire.adapt();
  }

  /** One connection: both ends and the two directions between them. */
  private final class Wire {
    private final NetSocket near;
    private final NetSocket far;
    private final Direction requests;
    private final Direction answers;

    Wire(NetSocket near, NetSocket far) {
      this.near = near;
      this.far = far;
      this.requests = new Direction(vertx, near, far);
      this.answers = new Direction(vertx, far, near);
    }

    void adapt() {
      Condition now = condition;
      if (now.isCut()) {
        end();
        return;
      }
      requests.adapt(now.requestsHeld(), now.delayMillis());
      answers.adapt(now.answersHeld(), now.delayMillis());
    }

    void end() {
      if (wires.remove(this)) {
        near.close();
        far.close();
      }
    }
  }
}
