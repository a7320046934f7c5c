package io.trophycast.cadence;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Exceeded;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Drops that two instances schedule at once around the days on which clocks change: no limit is
 * ever exceeded, and nothing is refused that fits, as the JDK's own calendar counts.
 */
class CadencePropertyIT {
  /** Among them are such as change at midnight, by half an hour, or lie a quarter off the hour. */
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Havana"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Asia/Beirut"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Chatham"),
          ZoneId.of("Asia/Kathmandu"));

  private static final List<Instance> INSTANCES = new ArrayList<>();

  @BeforeContainer
  static void start() {
    INSTANCES.add(Instance.start());
    INSTANCES.add(Instance.start());
  }

  @AfterContainer
  static void stop() {
    INSTANCES.forEach(Instance::close);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void no_limit_is_exceeded_and_nothing_is_refused_that_fits(
      @ForAll @IntRange(min = 1, max = 3) int perDay,
      @ForAll @IntRange(min = 2, max = 6) int perWeek,
      @ForAll @IntRange(min = 0, max = 4) int hoursApart,
      @ForAll boolean quiet,
      @ForAll @IntRange(min = 5, max = 25) int wishes,
      @ForAll Random random) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    StageId stage = stage(zone);
    var limits =
        new CadenceLimits(
            Optional.of(perDay),
            Optional.of(perWeek),
            hoursApart == 0 ? Optional.empty() : Optional.of(hoursApart * 3600),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            quiet ? Optional.of(quiet(random)) : Optional.empty());
    given(INSTANCES.getFirst().cadences.set(stage, limits, HOST));
    var model = new Model(zone, limits);

    List<LocalDateTime> wished = new ArrayList<>();
    List<Future<Answer<Drop>>> asked = new ArrayList<>();
    for (int i = 0; i < wishes; i++) {
      wished.add(aroundAChange(zone, random));
      asked.add(schedule(INSTANCES.get(i % 2), stage, wished.getLast()));
    }
    List<Answer<Drop>> answers = asked.stream().map(Instance::await).toList();

    List<Instant> opened = new ArrayList<>();
    for (Drop drop : given(INSTANCES.getLast().drops.list(stage))) {
      Instant at = Instant.ofEpochMilli(drop.opensAt());
      assertThat(model.allows(at, opened)).as("%s in %s", at, zone).isTrue();
      opened.add(at);
    }
    for (int i = 0; i < wishes; i++) {
      if (answers.get(i) instanceof Answer.Refused<Drop> refused
          && refused.code() == ErrorCode.TOO_OFTEN) {
        Instant at = wished.get(i).atZone(zone).toInstant();
        assertThat(model.allows(at, opened)).as("%s refused in %s", at, zone).isFalse();
        // Everything is decided by now, so the same wish is told what is free.
        Exceeded exceeded = refusal(schedule(INSTANCES.getFirst(), stage, wished.get(i)));
        Instant free = Instant.ofEpochMilli(exceeded.nextFree().orElseThrow());
        assertThat(model.allows(free, opened)).as("%s is free in %s", free, zone).isTrue();
        for (Instant earlier = at; earlier.isBefore(free); earlier = earlier.plusSeconds(600)) {
          assertThat(model.allows(earlier, opened)).as("%s in %s", earlier, zone).isFalse();
        }
        assertThat(model.allows(free.minusMillis(1), opened)).isFalse();
      }
    }
  }

  /** The same limits, by the JDK's calendar. */
  private record Model(ZoneId zone, CadenceLimits limits) {
    boolean allows(Instant at, List<Instant> opened) {
      boolean quiet = limits.quiet().filter(time -> inside(time, at)).isPresent();
      boolean close =
          opened.stream()
              .anyMatch(
                  other ->
                      Math.abs(ChronoUnit.SECONDS.between(other, at)) < limits.apart().orElse(0));
      LocalDate day = dayOf(at);
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      long today = opened.stream().filter(other -> dayOf(other).equals(day)).count();
      long week =
          opened.stream()
              .map(other -> dayOf(other).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
              .filter(monday::equals)
              .count();
      return !quiet
          && !close
          && today < limits.dropsPerDay().orElseThrow()
          && week < limits.dropsPerWeek().orElseThrow();
    }

    private boolean inside(CadenceLimits.Quiet quiet, Instant at) {
      LocalTime time = at.atZone(zone).toLocalTime();
      LocalTime from = LocalTime.parse(quiet.from());
      LocalTime until = LocalTime.parse(quiet.until());
      return from.isBefore(until)
          ? !time.isBefore(from) && time.isBefore(until)
          : !time.isBefore(from) || time.isBefore(until);
    }

    private LocalDate dayOf(Instant at) {
      LocalDate day = at.atZone(zone).toLocalDate();
      Instant next = day.plusDays(1).atStartOfDay(zone).toInstant();
      return at.isBefore(next) ? day : day.plusDays(1);
    }
  }

  private static CadenceLimits.Quiet quiet(Random random) {
    int from = random.nextInt(24);
    int until = (from + 1 + random.nextInt(12)) % 24;
    return new CadenceLimits.Quiet("%02d:30".formatted(from), "%02d:00".formatted(until));
  }

  private static LocalDateTime aroundAChange(ZoneId zone, Random random) {
    Instant soon = Instant.now().plus(3, ChronoUnit.DAYS);
    var change = zone.getRules().nextTransition(soon);
    Instant middle = change == null ? soon.plus(30, ChronoUnit.DAYS) : change.getInstant();
    return LocalDateTime.ofInstant(middle, zone)
        .truncatedTo(ChronoUnit.HOURS)
        .plusMinutes(random.nextInt(-3 * 48, 6 * 48) * 30L);
  }

  private static StageId stage(ZoneId zone) {
    return given(
            INSTANCES
                .getFirst()
                .stages
                .create(
                    "Friday Lights",
                    zone.getId(),
                    List.of(Language.ENGLISH),
                    HOST,
                    Optional.empty()))
        .id();
  }

  private static Future<Answer<Drop>> schedule(Instance where, StageId stage, LocalDateTime at) {
    NewDrop drop = Instance.drop(5, 1, 0, Opens.atLocal(at.toString()));
    return where.drops.schedule(stage, drop, HOST, Optional.empty());
  }

  private static Exceeded refusal(Future<Answer<Drop>> answer) {
    return switch (await(answer)) {
      case Answer.Refused<Drop> refused -> refused.exceeded().orElseThrow();
      case Answer.Given<Drop>(Drop drop) -> throw new AssertionError("Not refused: " + drop);
    };
  }
}
