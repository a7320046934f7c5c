package io.trophycast.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks all the way round that published messages arrive, because a subscription can be dead while
 * its connection looks alive: it publishes on a channel of its own at every primary and expects to
 * hear each.
 */
final class Probe implements ChannelListener {
  static final int PERIOD_MS = 2000;
  private static final long SILENCE_NS = 3L * PERIOD_MS * 1_000_000;

  private final String channel;
  private final Primaries primaries;
  private final Line subscriptions;
  private final Runnable changed;
  private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();
  private volatile boolean healthy = true;

  Probe(String channel, Primaries primaries, Line subscriptions, Runnable changed) {
    this.channel = channel;
    this.primaries = primaries;
    this.subscriptions = subscriptions;
    this.changed = changed;
  }

  long start(Vertx vertx) {
    return vertx.setPeriodic(PERIOD_MS, timer -> check());
  }

  boolean isHealthy() {
    return healthy && subscriptions.isUp();
  }

  /** A message is the name of the primary that it came through. */
  @Override
  public void heard(String message) {
    lastHeard.put(message, System.nanoTime());
    if (!healthy && primaries.all().stream().noneMatch(this::isSilent)) {
      set(true);
    }
  }

  @Override
  public void resumed() {
    lastHeard.clear();
    set(true);
  }

  private void check() {
    primaries.all().forEach(this::speak);
    if (subscriptions.isUp() && primaries.all().stream().anyMatch(this::isSilent)) {
      set(false);
      lastHeard.clear();
      subscriptions.renew();
    }
  }

  private void speak(Primary primary) {
    if (!primary.isUp()) {
      // What it published before says nothing about the connection that comes next.
      lastHeard.remove(primary.name());
      return;
    }
    lastHeard.putIfAbsent(primary.name(), System.nanoTime());
    primary
        .commands()
        .send(Request.cmd(Command.PUBLISH).arg(channel).arg(primary.name()))
        .onFailure(fault -> primary.commands().renew());
    primary.commands().recheck();
    primary.keepFunctions();
  }

  private boolean isSilent(Primary primary) {
    Long last = lastHeard.get(primary.name());
    return primary.isUp() && last != null && System.nanoTime() - last > SILENCE_NS;
  }

  private void set(boolean now) {
    if (healthy != now) {
      healthy = now;
      changed.run();
    }
  }
}
