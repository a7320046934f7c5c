package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;
import io.trophycast.load.client.Ear;
import io.trophycast.load.client.Frames;
import io.trophycast.load.client.Swarm;
import io.trophycast.load.measure.Percentiles;
import io.trophycast.load.report.Line;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Everybody's countdown to one instant, each by a clock of their own behind a network of their own:
 * what they ask and what they hear is late by up to half of the jitter each way. Belongs to the
 * swarm's loop.
 */
final class Countdown implements Ear {
  private static final String TIME = "{\"type\":\"time\"";
  private static final String OPENED = "\"drop.opened\"";
  private static final double MOST_SKEW_MILLIS = 3_600_000;

  /** A crowd walks in; what happens when it falls in is {@code reconnect}'s business. */
  private static final int ARRIVAL_SECONDS = 8;

  private static final double NANOS_A_MILLI = 1e6;

  /**
   * Added to every lateness so that early ones can be told in a histogram of what is not negative.
   */
  private static final long EARLIEST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Swarm swarm;
  private final RandomGenerator random;
  private final double jitterMillis;
  private final List<ClientClock> clocks = new ArrayList<>();
  private final long instant;
  private final long due;
  private final Percentiles unlocked = new Percentiles();
  private final Percentiles opened = new Percentiles();
  private volatile int unlocks;
  private volatile int answers;
  private volatile long openedLateMillis = -1;

  /**
   * @param instant that all wait for, in milliseconds of the server's clock
   * @param jitterMillis the longest round trip that the network adds
   */
  Countdown(Swarm swarm, int members, long instant, double jitterMillis, RandomGenerator random) {
    this.swarm = swarm;
    this.random = random;
    this.jitterMillis = jitterMillis;
    this.instant = instant;
    this.due =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(instant - System.currentTimeMillis());
    for (int i = 0; i < members; i++) {
      clocks.add(new ClientClock(random.nextDouble(-MOST_SKEW_MILLIS, MOST_SKEW_MILLIS)));
    }
  }

  /** Everybody comes within some seconds, learns the clock and waits. */
  void begin() {
    for (int i = 0; i < clocks.size(); i++) {
      int number = i;
      long first = random.nextLong(TimeUnit.SECONDS.toNanos(ARRIVAL_SECONDS));
      for (int exchange = 0; exchange < ClientClock.BURST; exchange++) {
        int asked = exchange;
        long at = first + TimeUnit.MILLISECONDS.toNanos((long) exchange * ClientClock.APART_MILLIS);
        later(at, () -> ask(number, asked));
      }
      long all =
          first
              + TimeUnit.MILLISECONDS.toNanos(
                  (long) ClientClock.BURST * ClientClock.APART_MILLIS + 1000);
      later(all, () -> later(clocks.get(number).nanosUntil((double) instant), this::unlock));
    }
  }

  private void ask(int number, int exchange) {
    clocks.get(number).asks(exchange);
    later(delay(), () -> swarm.say(number, question(exchange)));
  }

  private static ByteBuf question(int exchange) {
    return Frames.text(new JsonObject().put("type", "time").put("ref", "t" + exchange).encode());
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes them, others look.
  public void text(int number, ByteBuf bytes, int at, int length) {
    if (Texts.startsWith(bytes, at, length, TIME)) {
      var answer = new JsonObject(bytes.toString(at, length, StandardCharsets.UTF_8));
      int exchange = Integer.parseInt(answer.getString("ref").substring(1));
      double time = answer.getDouble("at");
      answers++;
      later(delay(), () -> clocks.get(number).learn(exchange, time));
      return;
    }
    if (bytes.toString(at, length, StandardCharsets.UTF_8).contains(OPENED)) {
      opened.nanos(System.nanoTime() - due);
      if (openedLateMillis < 0) {
        openedLateMillis = openedAt(bytes.toString(at, length, StandardCharsets.UTF_8)) - instant;
      }
    }
  }

  private static long openedAt(String text) {
    return new JsonObject(text)
        .getJsonArray("moments").stream()
            .map(JsonObject.class::cast)
            .filter(moment -> moment.getString("type").equals("drop.opened"))
            .mapToLong(moment -> moment.getLong("at"))
            .findFirst()
            .orElseThrow();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it, others look.
  private void unlock() {
    unlocked.nanos(System.nanoTime() - due + EARLIEST_NANOS);
    unlocks++;
  }

  int unlocks() {
    return unlocks;
  }

  int answers() {
    return answers;
  }

  /** How late the server said that it opened; negative before it did. */
  long openedLateMillis() {
    return openedLateMillis;
  }

  /** When screens unlocked, against the instant, in milliseconds; and how far apart. */
  JsonObject unlocked() {
    double early = EARLIEST_NANOS / NANOS_A_MILLI;
    return new JsonObject()
        .put("p1", unlocked.millisAt(1) - early)
        .put("p50", unlocked.millisAt(50) - early)
        .put("p99", unlocked.millisAt(99) - early)
        .put("p99MinusP1", unlocked.millisAt(99) - unlocked.millisAt(1));
  }

  /** When the word that it is open arrived, against the instant. */
  JsonObject opened() {
    return opened.json();
  }

  /** How late all of it was, by who was how early. */
  List<Line> plots() {
    double early = EARLIEST_NANOS / NANOS_A_MILLI;
    return List.of(
        Line.aPercentile(
            "unlocked against the instant in ms",
            unlocked.curve().stream().map(late -> late - early).toList()),
        Line.aPercentile("heard that it is open, after the instant in ms", opened.curve()));
  }

  private long delay() {
    return (long) (random.nextDouble() * jitterMillis / 2 * NANOS_A_MILLI);
  }

  private void later(long nanos, Runnable task) {
    var _ = swarm.loop().schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
