package io.trophycast.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveningTest {
  @ParameterizedTest(name = "in {0} at {1} the evening is over at {2}")
  @CsvSource({
    "Europe/Berlin, 2026-11-23T19:00:00Z, 2026-11-24T05:00:00Z",
    "Europe/Berlin, 2026-11-24T04:59:59.999Z, 2026-11-24T05:00:00Z",
    "Europe/Berlin, 2026-11-24T05:00:00Z, 2026-11-25T05:00:00Z",
    // The nights in which clocks change have 23 and 25 hours.
    "Europe/Berlin, 2026-03-28T20:00:00Z, 2026-03-29T04:00:00Z",
    "Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z",
    // A day that Samoa left out: from the 29th, past the whole 30th, to the 31st.
    "Pacific/Apia, 2011-12-30T09:00:00Z, 2011-12-30T16:00:00Z",
    "Asia/Kathmandu, 2026-11-23T19:00:00Z, 2026-11-24T00:15:00Z"
  })
  void endsAtSixByTheClocksOfTheZone(String zone, Instant now, Instant end) {
    assertThat(new Evening(ZoneId.of(zone)).end(now)).isEqualTo(end).isAfter(now);
  }
}
