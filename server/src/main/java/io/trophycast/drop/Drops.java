package io.trophycast.drop;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Pickup;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Waves;
import io.trophycast.protocol.Way;
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

/** All drops: schedules, finds and ends them, and turns them when their instant has come. */
public final class Drops {
  private static final int LISTED = 100;
  // An entry whose drop is not there yet may be just ahead of its schedule call, or be left over
  // from a crash.
  private static final long LEFT_OVER_MS = 60_000;

  private final RedisLink link;
  private final StageFunctions functions;
  private final RedisClock clock;
  private final RandomGenerator random;
  private final Raffles raffles;
  private final DueDrops due;

  public Drops(RedisLink link, RedisClock clock, RandomGenerator random, Raffles raffles) {
    this.link = link;
    this.functions = new StageFunctions(link);
    this.clock = clock;
    this.random = random;
    this.raffles = raffles;
    this.due = new DueDrops(link);
  }

  private record DropList(List<Drop> drops) {}

  /** Announces a drop. */
  public Future<Answer<Drop>> schedule(
      StageId stage, NewDrop drop, Actor by, Optional<IdempotencyKey> onceKey) {
    return announce(stage, drop, by, onceKey, Optional.empty());
  }

  /** Announces a drop that is made of a template; of an occurrence once, whoever does it. */
  public Future<Answer<Drop>> run(
      StageId stage, NewDrop drop, TemplateRun run, Actor by, Optional<IdempotencyKey> onceKey) {
    return announce(stage, drop, by, onceKey, Optional.of(run));
  }

  private Future<Answer<Drop>> announce(
      StageId stage,
      NewDrop drop,
      Actor by,
      Optional<IdempotencyKey> onceKey,
      Optional<TemplateRun> run) {
    return zone(stage)
        .compose(
            zone ->
                zone.isEmpty()
                    ? Future.succeededFuture(unknownStage())
                    : switch (opening(drop, run, zone.get())) {
                      case Answer.Refused<Opening> refused ->
                          Future.succeededFuture(refused.cast());
                      case Answer.Given<Opening>(Opening opening) ->
                          switch (PickupRules.check(drop, opening, zone.get(), clock.instant())) {
                            case Answer.Refused<Optional<Pickup>> refused ->
                                Future.succeededFuture(refused.cast());
                            case Answer.Given<Optional<Pickup>>(Optional<Pickup> pickup) ->
                                schedule(stage, drop, pickup, opening, by, onceKey, run);
                          };
                    });
  }

  private Answer<Opening> opening(NewDrop drop, Optional<TemplateRun> run, ZoneId zone) {
    return run.flatMap(TemplateRun::occurrence)
        .map(occurrence -> Answer.<Opening>given(new Opening.At(occurrence.opensAt())))
        .orElseGet(() -> DropRules.check(drop, zone, clock.instant()));
  }

  /**
   * Cancels a drop before it opens or while it is frozen, or ends it early while it is open;
   * harmless when it has ended.
   */
  public Future<Answer<Drop>> end(StageId stage, DropId drop, Actor by) {
    return functions
        .change("drop_end", stage, Drop.class, drop.value(), by.value())
        .compose(answer -> settle(stage, answer));
  }

  /** Gives a frozen drop back what is remembered of it; harmless when it is not frozen. */
  public Future<Answer<Drop>> restore(StageId stage, DropId drop, Actor by) {
    return functions
        .change("drop_restore", stage, Drop.class, drop.value(), by.value())
        .compose(answer -> settle(stage, answer));
  }

  /** What is missing of a frozen drop. */
  public Future<Answer<Missing>> missing(StageId stage, DropId drop) {
    return functions.ask(
        "drop_missing", stage, Missing.class, drop.value(), Integer.toString(LISTED));
  }

  /** This drop. */
  public Future<Answer<Drop>> find(StageId stage, DropId drop) {
    return functions.ask("drop_find", stage, Drop.class, drop.value());
  }

  /** The stage's drops by opening instant, newest first, at most 100. */
  public Future<Answer<List<Drop>>> list(StageId stage) {
    return functions
        .ask("drop_list", stage, DropList.class, Integer.toString(LISTED))
        .map(answer -> answer.map(DropList::drops));
  }

  /** What opens or closes until an instant, over all stages, soonest first; to be turned then. */
  public Future<List<DueDrop>> due(long untilMs) {
    return due.until(untilMs);
  }

  /**
   * Opens or closes a drop when its instant has come by Redis' clock; any instance may call it at
   * any time.
   */
  public Future<Answer<Drop>> turn(DueDrop entry) {
    return functions
        .ask("drop_turn", entry.stage(), Drop.class, entry.drop().value())
        .compose(
            answer ->
                answer.toOptional().isEmpty() && clock.millis() - entry.at() > LEFT_OVER_MS
                    ? due.forget(entry.stage(), entry.drop()).map(forgotten -> answer)
                    : settle(entry.stage(), answer));
  }

  /** Announces a drop that has been checked. */
  Future<Answer<Drop>> schedule(
      StageId stage,
      NewDrop drop,
      Optional<Pickup> pickup,
      Opening opening,
      Actor by,
      Optional<IdempotencyKey> onceKey) {
    return schedule(stage, drop, pickup, opening, by, onceKey, Optional.empty());
  }

  private Future<Answer<Drop>> schedule(
      StageId stage,
      NewDrop drop,
      Optional<Pickup> pickup,
      Opening opening,
      Actor by,
      Optional<IdempotencyKey> onceKey,
      Optional<TemplateRun> run) {
    Optional<TemplateRun.Occurrence> occurrence = run.flatMap(TemplateRun::occurrence);
    DropId id = occurrence.map(TemplateRun.Occurrence::drop).orElseGet(() -> DropId.random(random));
    Optional<String> commitment =
        drop.is(Way.RAFFLE) ? Optional.of(raffles.commitment(stage, id)) : Optional.empty();
    Optional<Waves> waves =
        opening instanceof Opening.InWaves(Waves all) ? Optional.of(all) : Optional.empty();
    var spec = DropSpec.of(id, drop, waves, pickup, commitment);
    String mode = opening instanceof Opening.In ? "in" : "at";
    long millis =
        switch (opening) {
          case Opening.In(long wait) -> wait;
          case Opening.At(long instant) -> instant;
          case Opening.InWaves(Waves all) -> all.opensAt();
        };
    long lasts = waves.map(all -> all.closesAt() - all.opensAt()).orElse(drop.duration() * 1000L);
    long expected = opening instanceof Opening.In ? clock.millis() + millis : millis;
    return due.announce(stage, id, expected)
        .compose(
            announced ->
                functions.change(
                    "drop_schedule",
                    stage,
                    Drop.class,
                    id.value(),
                    Json.write(spec),
                    mode,
                    Long.toString(millis),
                    Long.toString(lasts),
                    Integer.toString(spec.supply()),
                    Integer.toString(spec.limit()),
                    Long.toString(spec.points()),
                    spec.picture().orElse(""),
                    by.value(),
                    onceKey.map(IdempotencyKey::value).orElse(""),
                    Fingerprint.of(drop),
                    drop.way().orElse(Way.FIRST_COME).wire(),
                    run.map(TemplateRun::template).orElse(""),
                    occurrence.map(TemplateRun.Occurrence::local).orElse(""),
                    drop.overrule().map(String::strip).orElse(""),
                    waves.map(Waves::places).map(Json::write).orElse("")))
        .compose(
            answer ->
                answer.toOptional().map(Drop::id).equals(Optional.of(id))
                    ? settle(stage, answer)
                    : due.forget(stage, id).map(forgotten -> answer));
  }

  private Future<Answer<Drop>> settle(StageId stage, Answer<Drop> answer) {
    return answer
        .toOptional()
        .map(
            drop ->
                due.settle(stage, drop, clock.millis())
                    .transform(settled -> drawn(stage, drop, answer)))
        .orElse(Future.succeededFuture(answer));
  }

  /** A raffle that is over is drawn by whoever notices; then there is nothing more to wait for. */
  private Future<Answer<Drop>> drawn(StageId stage, Drop drop, Answer<Drop> answer) {
    return drop.state() == DropState.DRAWING
        ? raffles.draw(stage, drop).compose(end -> settleEnded(stage, end))
        : Future.succeededFuture(answer);
  }

  private Future<Answer<Drop>> settleEnded(StageId stage, Answer<Drop> answer) {
    return answer
        .toOptional()
        .filter(drop -> drop.state() != DropState.DRAWING)
        .map(
            drop ->
                due.settle(stage, drop, clock.millis())
                    .transform(settled -> Future.succeededFuture(answer)))
        .orElse(Future.succeededFuture(answer));
  }

  private Future<Optional<ZoneId>> zone(StageId stage) {
    return link.find(Keys.meta(stage), Request.cmd(Command.HGET).arg(Keys.meta(stage)).arg("zone"))
        .map(zone -> zone.map(name -> ZoneId.of(name.toString())));
  }

  private static <T> Answer<T> unknownStage() {
    return Answer.refused(ErrorCode.UNKNOWN_STAGE, "There is no such stage.");
  }
}
