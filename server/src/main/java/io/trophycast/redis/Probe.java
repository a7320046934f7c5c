package io.trophycast.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/**
 * Checks all the way round that published messages arrive, because a subscription can be dead while
 * its connection looks alive: it publishes on a channel of its own and expects to hear it.
 */
final class Probe implements ChannelListener {
  static final int PERIOD_MS = 2000;
  private static final long SILENCE_NS = 3L * PERIOD_MS * 1_000_000;

  private final String channel;
  private final Line commands;
  private final Line subscriptions;
  private final Runnable changed;
  private volatile long lastHeard = System.nanoTime();
  private volatile boolean healthy = true;

  Probe(String channel, Line commands, Line subscriptions, Runnable changed) {
    this.channel = channel;
    this.commands = commands;
    this.subscriptions = subscriptions;
    this.changed = changed;
  }

  long start(Vertx vertx) {
    return vertx.setPeriodic(PERIOD_MS, timer -> check());
  }

  boolean isHealthy() {
    return healthy && subscriptions.isUp();
  }

  @Override
  public void heard(String message) {
    lastHeard = System.nanoTime();
    set(true);
  }

  @Override
  public void resumed() {
    lastHeard = System.nanoTime();
    set(true);
  }

  private void check() {
    if (commands.isUp()) {
      commands
          .send(Request.cmd(Command.PUBLISH).arg(channel).arg("probe"))
          .onFailure(fault -> commands.renew());
    }
    if (subscriptions.isUp() && System.nanoTime() - lastHeard > SILENCE_NS) {
      set(false);
      lastHeard = System.nanoTime();
      subscriptions.renew();
    }
  }

  private void set(boolean now) {
    if (healthy != now) {
      healthy = now;
      changed.run();
    }
  }
}
