package io.trophycast.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Waves;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void everyPlaceHasItsWaveAndThoseWithTheSameInstantShareOne() {
    Waves plan =
        plan(
            "2026-03-10T18:00", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Europe/Rome");
    assertThat(plan.waves())
        .extracting(Waves.Wave::zones)
        .containsExactly(
            List.of("Asia/Kolkata"),
            List.of("Europe/Berlin", "Europe/Rome"),
            List.of("America/New_York"));
    assertThat(plan.opensAt()).isEqualTo(millis("2026-03-10T12:30:00Z"));
    assertThat(plan.closesAt() - plan.opensAt())
        .isEqualTo(millis("2026-03-10T22:10:00Z") - millis("2026-03-10T12:30:00Z"));
    assertThat(plan.places())
        .containsEntry("Europe/Vienna", 1)
        .containsEntry("Asia/Colombo", 0)
        .containsEntry("America/Toronto", 2)
        .doesNotContainKeys("Asia/Tokyo", "Europe/London");
  }

  /**
   * The clocks go forward at two in Berlin on the 29th of March, and back at three on the 25th of
   * October.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T02:30, 2026-03-29T01:00:00Z",
    "2026-03-29T03:00, 2026-03-29T01:00:00Z",
    "2026-03-28T18:00, 2026-03-28T17:00:00Z",
    "2026-03-29T18:00, 2026-03-29T16:00:00Z",
    "2026-10-25T02:30, 2026-10-25T00:30:00Z"
  })
  void aWaveKeepsTheLocalTimeWhenTheClocksChange(String at, String instant) {
    assertThat(plan(at, "Europe/Berlin").opensAt()).isEqualTo(millis(instant));
  }

  @Test
  void eachZoneOfTheWorldBelongsToOneWaveAtMostAndToOneAtItsLocalTime() {
    String[] named = {"Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"};
    Waves plan = plan("2026-04-05T02:15", named);
    List<Waves.Wave> all = plan.waves();
    for (int i = 0; i < all.size(); i++) {
      for (String zone : all.get(i).zones()) {
        assertThat(plan.places()).containsEntry(zone, i);
      }
    }
    assertThat(all.stream().flatMap(wave -> wave.zones().stream()))
        .containsExactlyInAnyOrder(named);
  }

  @Test
  void whatCannotBeIsRefusedWithItsPlace() {
    assertThat(pointer("2026-03-01T00:30", "Asia/Tokyo")).isEqualTo("/waves/zones/0");
    assertThat(pointer("2026-03-10T18:00", "Europe/Berlin", "Europe/Atlantis"))
        .isEqualTo("/waves/zones/1");
    assertThat(pointer("2026-02-30T18:00", "Europe/Berlin")).isEqualTo("/opens/at");
    assertThat(pointer("2028-03-10T18:00", "Europe/Berlin")).isEqualTo("/opens/at");
    var zones = List.of("Europe/Berlin");
    assertThat(pointer(of(Way.FIRST_COME, Opens.atOnce(), new NewWaves(zones, Optional.empty()))))
        .isEqualTo("/opens");
    Opens soon = Opens.atLocal("2026-03-10T18:00");
    assertThat(pointer(of(Way.FIRST_COME, soon, new NewWaves(zones, Optional.of(11)))))
        .isEqualTo("/waves/share");
    assertThat(pointer(of(Way.RAFFLE, soon, new NewWaves(zones, Optional.of(5)))))
        .isEqualTo("/waves/share");
    assertThat(pointer(of(Way.STANDING, soon, new NewWaves(zones, Optional.empty()))))
        .isEqualTo("/waves");
  }

  private static Waves plan(String at, String... zones) {
    return asked(at, zones).toOptional().orElseThrow();
  }

  private static String pointer(String at, String... zones) {
    return pointer(asked(at, zones));
  }

  private static String pointer(Answer<Waves> answer) {
    return ((Answer.Refused<Waves>) answer).pointer().orElseThrow();
  }

  private static Answer<Waves> asked(String at, String... zones) {
    return of(Way.FIRST_COME, Opens.atLocal(at), new NewWaves(List.of(zones), Optional.empty()));
  }

  private static Answer<Waves> of(Way way, Opens opens, NewWaves waves) {
    return WaveRules.check(Instance.inWaves(10, way, opens, 600, waves), waves, NOW);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
