package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.IoHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long event loops go without looking at their sockets: everybody on such a loop waits for as
 * long. {@link LoopLag} samples what they feel; this is exact, since each loop tells of every
 * stretch, and costs a loop two looks at the clock for each time it wakes.
 *
 * <p>The longest is forgotten when it is read, so that each scrape tells of its own time: of two
 * who scrape one instance, one sees the longest.
 */
public final class LoopBlocks {
  private static final long TOO_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final double NANOS_A_SECOND = 1e9;

  private final AtomicLong longest = new AtomicLong();
  private final Counter tooLong;

  LoopBlocks(MeterRegistry registry) {
    Gauge.builder("trophycast.loop.block.longest", this, LoopBlocks::takeLongest)
        .baseUnit("seconds")
        .description("Longest time since the last scrape that a loop did not look at its sockets")
        .register(registry);
    tooLong =
        Counter.builder("trophycast.loop.blocks")
            .description("Times that a loop did not look at its sockets for more than 20 ms")
            .register(registry);
  }

  /** The same waiting for sockets, whose loop is counted here. */
  public IoHandler metered(IoHandler sockets) {
    return new MeteredIo(sockets, this);
  }

  /** A loop looks at its sockets again, after so long. For any thread. */
  void ended(long nanos) {
    if (nanos > longest.get()) {
      longest.accumulateAndGet(nanos, Math::max);
    }
    if (nanos > TOO_LONG_NANOS) {
      tooLong.increment();
    }
  }

  /** The longest since this was last asked, in seconds. */
  double takeLongest() {
    return longest.getAndSet(0) / NANOS_A_SECOND;
  }
}
