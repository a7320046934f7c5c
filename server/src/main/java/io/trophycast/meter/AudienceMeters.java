package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trophycast.protocol.CloseCode;
import java.util.concurrent.atomic.LongAdder;

/** Who comes, how they leave, and what waits for those who read slowly. For any thread. */
public final class AudienceMeters {
  private static final String CLOSES = "trophycast.closes";
  private static final String CLOSES_ARE =
      "Connections that ended, by close code; left: the other side went";

  private final Tally<Start> joins;
  private final Tally<CloseCode> closes;
  private final Counter left;
  private final Counter overwritten;
  private final LongAdder queued = new LongAdder();

  /** What somebody who joins a stage starts from. */
  public enum Start {
    /** A snapshot, for a newcomer. */
    FRESH,
    /** Exactly what they missed. */
    RESUMED,
    /** A snapshot, although they said a position: it is too old, or of another epoch. */
    RESET
  }

  AudienceMeters(MeterRegistry registry) {
    joins =
        new Tally<>(
            registry,
            "trophycast.joins",
            "Connections that were let in to watch a stage",
            "start",
            Start.values());
    closes = new Tally<>(registry, CLOSES, CLOSES_ARE, "code", CloseCode.values());
    left = Counter.builder(CLOSES).description(CLOSES_ARE).tag("code", "left").register(registry);
    overwritten =
        Counter.builder("trophycast.ticks.overwritten")
            .description("Ticks that a newer one replaced before a slow connection took them")
            .register(registry);
    Gauge.builder("trophycast.outbox.bytes", queued, LongAdder::sum)
        .description("Bytes of ordered messages that wait for slow connections")
        .register(registry);
  }

  /** Somebody was let in. */
  public void joined(Start start) {
    joins.count(start);
  }

  /** This server closed a connection. */
  public void closed(CloseCode code) {
    closes.count(code);
  }

  /** The other side ended a connection, or the network did. */
  public void left() {
    left.increment();
  }

  /** A tick that a connection could not take was replaced by a newer one. */
  public void overwritten() {
    overwritten.increment();
  }

  /** More bytes wait, or fewer. */
  public void queued(int change) {
    queued.add(change);
  }
}
