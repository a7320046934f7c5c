package io.trophycast.announcement;

import io.trophycast.drop.LocalInstant;
import io.trophycast.drop.RuleLimits;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Announcement;
import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.OneLine;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Fingerprint;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The announcements of all stages. */
public final class Announcements {
  private final RedisLink link;
  private final StageFunctions functions;
  private final RedisClock clock;
  private final RandomGenerator random;
  private final Timetable timetable;

  public Announcements(RedisLink link, RedisClock clock, RandomGenerator random) {
    this.link = link;
    this.functions = new StageFunctions(link);
    this.clock = clock;
    this.random = random;
    this.timetable = new Timetable(link);
  }

  private record Listed(List<PlannedAnnouncement> announcements) {}

  private record Own(List<Announcement> announcements) {}

  /** When to look again, unless never. */
  private record Look(Optional<Long> next) {}

  /** Plans one; it goes up at once when its time has come. */
  public Future<Answer<PlannedAnnouncement>> plan(
      StageId stage, NewAnnouncement wanted, Actor by, Optional<IdempotencyKey> onceKey) {
    Optional<Answer<PlannedAnnouncement>> flaw = flaw(wanted);
    if (flaw.isPresent()) {
      return Future.succeededFuture(flaw.get());
    }
    return from(stage, wanted.starts())
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Refused<String> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<String>(String from) -> keep(stage, wanted, from, by, onceKey);
                });
  }

  private static Optional<Answer<PlannedAnnouncement>> flaw(NewAnnouncement wanted) {
    Starts starts = wanted.starts();
    long ways =
        Stream.of(starts.in(), starts.at(), starts.drop()).filter(Optional::isPresent).count();
    long offsets = Stream.of(starts.before(), starts.after()).filter(Optional::isPresent).count();
    if (ways != 1 || offsets != (starts.drop().isPresent() ? 1 : 0)) {
      return Optional.of(
          Answer.refused(
              ErrorCode.NOT_POSSIBLE,
              "/starts",
              "An announcement starts in some seconds, at a local time, or before or after a"
                  + " drop."));
    }
    return OneLine.flaw(wanted.text())
        .<Answer<PlannedAnnouncement>>map(
            sentence -> Answer.refused(ErrorCode.NOT_POSSIBLE, "/text", sentence))
        .or(
            () ->
                wanted
                    .nextStep()
                    .flatMap(step -> OneLine.flaw(step.text()))
                    .map(
                        sentence ->
                            Answer.refused(ErrorCode.NOT_POSSIBLE, "/nextStep/text", sentence)))
        .or(() -> wanted.audience().flatMap(rule -> RuleLimits.flaw(rule, "/audience")));
  }

  /** The start as the function takes it. */
  private Future<Answer<String>> from(StageId stage, Starts starts) {
    if (starts.at().isEmpty()) {
      return Future.succeededFuture(
          Answer.given(starts.in().map(seconds -> "in " + seconds * 1000L).orElse("")));
    }
    return link.find(Keys.meta(stage), Request.cmd(Command.HGET).arg(Keys.meta(stage)).arg("zone"))
        .map(
            zone ->
                zone.isEmpty()
                    ? Answer.refused(ErrorCode.UNKNOWN_STAGE, "There is no such stage.")
                    : LocalInstant.ahead(
                            starts.at().get(),
                            "/starts/at",
                            ZoneId.of(zone.get().toString()),
                            clock.instant())
                        .map(instant -> Long.toString(instant.toEpochMilli())));
  }

  private Future<Answer<PlannedAnnouncement>> keep(
      StageId stage,
      NewAnnouncement wanted,
      String from,
      Actor by,
      Optional<IdempotencyKey> onceKey) {
    var entry = new AnnouncementEntry(stage, AnnouncementId.random(random));
    return timetable
        .look(entry, clock.millis())
        .compose(
            _ ->
                functions.change(
                    "announcement_plan",
                    stage,
                    PlannedAnnouncement.class,
                    entry.announcement().value(),
                    Json.write(wanted),
                    from,
                    millis(Optional.of(wanted.lasts())),
                    wanted.starts().drop().map(DropId::value).orElse(""),
                    millis(wanted.starts().before()),
                    millis(wanted.starts().after()),
                    by.value(),
                    onceKey.map(IdempotencyKey::value).orElse(""),
                    Fingerprint.of(wanted)));
  }

  private static String millis(Optional<Integer> seconds) {
    return seconds.map(count -> Long.toString(count * 1000L)).orElse("");
  }

  /** All that are planned or up, and the last that were, newest first. */
  public Future<Answer<List<PlannedAnnouncement>>> list(StageId stage) {
    return functions
        .ask("announcement_list", stage, Listed.class)
        .map(answer -> answer.map(Listed::announcements));
  }

  /** Takes one down, or out of the plan; repeating it is harmless. */
  public Future<Answer<PlannedAnnouncement>> withdraw(StageId stage, AnnouncementId id, Actor by) {
    return functions.change(
        "announcement_withdraw", stage, PlannedAnnouncement.class, id.value(), by.value());
  }

  /** Those that are up for this member and not for everybody. */
  public Future<Answer<List<Announcement>>> mine(StageId stage, MemberId member) {
    return functions
        .ask("announcement_mine", stage, Own.class, member.value())
        .map(answer -> answer.map(Own::announcements));
  }

  /** Those to be looked at by now, over all stages. */
  Future<List<AnnouncementEntry>> due() {
    return timetable.until(clock.millis());
  }

  /** Puts one up or takes it down if it is time, and says when to look again. */
  Future<Void> turn(AnnouncementEntry entry) {
    return functions
        .ask("announcement_turn", entry.stage(), Look.class, entry.announcement().value())
        .compose(
            answer ->
                answer
                    .toOptional()
                    .map(
                        look ->
                            look.next()
                                .map(next -> timetable.look(entry, next))
                                .orElseGet(() -> timetable.forget(entry)))
                    .orElseGet(() -> timetable.forgetLeftOver(entry, clock.millis())));
  }
}
