package io.trophycast.drop;

import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.member.Facts;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Way;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A drop at the same local time in several places, from one supply, decided by Redis. */
class WavesIT extends OnAStage {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final long HOUR = 3_600_000;

  @Test
  void everybodyHasTheirOwnWaveAlsoInPlacesThatNobodyNamed() {
    Drop drop = inBerlinNowAndInLondonInAnHour(10, 600, Optional.empty());
    MemberId vienna = member("Ada", "Europe/Vienna");
    assertThat(claim(drop, vienna)).isInstanceOf(ClaimOutcome.Won.class);
    long london = drop.waves().orElseThrow().waves().getLast().opensAt();
    assertThat(london).isEqualTo(drop.opensAt() + HOUR);
    assertThat(claim(drop, member("Ben", "Europe/Lisbon")))
        .isInstanceOfSatisfying(
            ClaimOutcome.NotOpen.class, told -> assertThat(told.opensAt()).isEqualTo(london));
    assertThat(claim(drop, member("Cem", "Asia/Tokyo")))
        .isInstanceOfSatisfying(
            ClaimOutcome.NotEligible.class,
            told -> assertThat(told.unmet()).containsExactly("/waves"));
    assertThat(claim(drop, instance.member(stage, "Dan")))
        .isInstanceOf(ClaimOutcome.NotEligible.class);
    assertThat(given(instance.members.me(stage, vienna)).waves().orElseThrow())
        .containsExactly(
            new Me.OwnWave(drop.id(), drop.opensAt(), drop.opensAt() + 600_000, Optional.empty()));
  }

  @Test
  void aWaveThatIsOverIsOverWhileOthersAreStillToCome() {
    Drop drop = inBerlinNowAndInLondonInAnHour(10, 1, Optional.empty());
    MemberId berlin = member("Ada", "Europe/Berlin");
    instance.awaitUntil(() -> instance.clock.millis() >= drop.opensAt() + 1000);
    assertThat(claim(drop, berlin)).isInstanceOf(ClaimOutcome.Closed.class);
    assertThat(given(instance.drops.find(stage, drop.id())).state()).isEqualTo(DropState.OPEN);
  }

  /** Two instances, everybody at once: no wave takes more than its share, and all of it. */
  @Test
  void aWaveTakesItsShareAndNoMore() {
    try (Instance other = Instance.start()) {
      Drop drop = inBerlinNowAndInLondonInAnHour(9, 600, Optional.of(4));
      List<MemberId> members = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        members.add(member("Member", i % 2 == 0 ? "Europe/Berlin" : "Europe/Paris"));
      }
      instance.awaitUntil(() -> instance.clock.millis() >= drop.opensAt());
      List<Future<?>> underway = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        Instance where = i % 3 == 0 ? other : instance;
        MemberId member = members.get(i);
        underway.add(where.claims.claim(stage, drop.id(), member, new ClaimId("claim-01")));
      }
      underway.forEach(Instance::await);
      Drop now = given(instance.drops.find(stage, drop.id()));
      assertThat(now.awarded()).isEqualTo(4);
      assertThat(now.state()).isEqualTo(DropState.OPEN);
      assertThat(given(instance.members.me(stage, members.getFirst())).waves().orElseThrow())
          .allSatisfy(wave -> assertThat(wave.goneAt()).isPresent());
      assertThat(claim(drop, member("Late", "Europe/Rome")))
          .isInstanceOf(ClaimOutcome.SoldOut.class);
      assertThat(claim(drop, member("Early", "Europe/London")))
          .isInstanceOf(ClaimOutcome.NotOpen.class);
    }
  }

  private Drop inBerlinNowAndInLondonInAnHour(int supply, int lasts, Optional<Integer> share) {
    String soon =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(instance.clock.millis() + 300), BERLIN)
            .toString();
    var waves = new NewWaves(List.of("Europe/London", "Europe/Berlin"), share);
    Drop drop =
        instance.schedule(
            stage, Instance.inWaves(supply, Way.FIRST_COME, Opens.atLocal(soon), lasts, waves));
    instance.awaitUntil(() -> instance.clock.millis() >= drop.opensAt());
    return drop;
  }

  private MemberId member(String name, String zone) {
    MemberId member = instance.member(stage, name);
    var facts = new Facts(Optional.empty(), Optional.of(zone), Optional.empty());
    given(instance.members.tellFacts(stage, member, facts));
    return member;
  }

  private ClaimOutcome claim(Drop drop, MemberId member) {
    return instance.claim(stage, drop.id(), member, "claim-01");
  }
}
