package io.trophycast.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void namesAreLowercaseAndDottedAndTagsAreWordsOfOurs() {
    Meters meters = Meters.in(registry);
    meters.redis().called("claim", 1, true);

    assertThat(registry.getMeters())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            meter -> {
              assertThat(meter.getId().getName()).matches("trophycast(\\.[a-z]+)+");
              assertThat(meter.getId().getDescription()).isNotBlank();
              assertThat(meter.getId().getTags())
                  .extracting(Tag::getKey)
                  .isSubsetOf("outcome", "code", "start", "call", "result", "le");
            });
  }

  @Test
  void whateverCanHappenShowsItsZeroBeforeItHappens() {
    Meters.in(registry);

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .anySatisfy(id -> assertThat(id.getTag("code")).isEqualTo("slow_consumer"))
        .anySatisfy(id -> assertThat(id.getTag("outcome")).isEqualTo("undecided"))
        .anySatisfy(id -> assertThat(id.getTag("start")).isEqualTo("reset"));
  }
}
