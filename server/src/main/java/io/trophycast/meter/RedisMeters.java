package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Calls to Redis: which, how many, how long. For any thread. */
public final class RedisMeters {
  private final MeterRegistry registry;
  private final Timer answered;
  private final Timer failed;
  private final Map<String, Counter> calls = new ConcurrentHashMap<>();

  RedisMeters(MeterRegistry registry) {
    this.registry = registry;
    answered = time("answered");
    failed = time("failed");
  }

  /** A call came back; its name is a function's or a command's. */
  public void called(String call, long nanos, boolean succeeded) {
    calls.computeIfAbsent(call, this::count).increment();
    (succeeded ? answered : failed).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Counter count(String call) {
    return Counter.builder("trophycast.redis.calls")
        .description("Calls to Redis by function or command")
        .tag("call", call)
        .register(registry);
  }

  private Timer time(String result) {
    return Times.builder("trophycast.redis.call.time", "Round trips to Redis")
        .tag("result", result)
        .register(registry);
  }
}
