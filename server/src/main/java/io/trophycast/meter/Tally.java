package io.trophycast.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One counter for each value of an enum, told apart by a tag; all exist from the start. */
final class Tally<E extends Enum<E>> {
  private final Map<E, Counter> counters;

  Tally(MeterRegistry registry, String name, String description, String tag, E[] values) {
    counters =
        Stream.of(values)
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    value ->
                        Counter.builder(name)
                            .description(description)
                            .tag(tag, value.name().toLowerCase(Locale.ROOT))
                            .register(registry)));
  }

  void count(E value) {
    Objects.requireNonNull(counters.get(value)).increment();
  }
}
