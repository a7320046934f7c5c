package io.trophycast.stage;

import io.trophycast.cadence.ZoneOffsets;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Pin;
import io.trophycast.protocol.PinnedMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Fingerprint;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.RedisUnavailable;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All stages: creates, finds and changes them, and pins their messages. */
public final class Stages {
  private static final int PIN_ATTEMPTS = 20;
  private static final String KEPT_SECONDS = "86400";

  private final RedisLink link;
  private final StageFunctions functions;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Stages(RedisLink link, InstantSource clock, RandomGenerator random) {
    this.link = link;
    this.clock = clock;
    this.functions = new StageFunctions(link);
    this.random = random;
  }

  /**
   * Creates a stage with a PIN of its own. It is registered, then given a PIN, then filled:
   * whatever crash comes between, what is left behind is an id or a PIN without a stage, which
   * nobody sees.
   */
  public Future<Answer<Stage>> create(
      String name,
      String zone,
      List<Language> languages,
      Actor by,
      Optional<IdempotencyKey> onceKey) {
    if (!isZone(zone)) {
      return Future.succeededFuture(unknownZone());
    }
    String fingerprint = Fingerprint.of(List.of(name, zone, languages));
    return reserve(by, onceKey, fingerprint)
        .compose(
            reserved ->
                switch (reserved) {
                  case Answer.Refused<StageId> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<StageId>(StageId id) -> fill(id, name, zone, languages, by);
                });
  }

  /** All stages, newest first. */
  public Future<List<Stage>> all() {
    return link.send(Keys.STAGES, Request.cmd(Command.SMEMBERS).arg(Keys.STAGES))
        .compose(
            ids -> {
              List<Future<Optional<Stage>>> found = new ArrayList<>();
              ids.forEach(id -> found.add(find(new StageId(id.toString()))));
              return Future.all(found)
                  .map(
                      all ->
                          all.<Optional<Stage>>list().stream()
                              .flatMap(Optional::stream)
                              .sorted(Comparator.comparingLong(Stage::createdAt).reversed())
                              .toList());
            });
  }

  /** This stage, if there is one. */
  public Future<Optional<Stage>> find(StageId id) {
    return functions.ask("stage_view", id, Stage.class).map(Answer::toOptional);
  }

  /** The stage that people join with this PIN. */
  public Future<Optional<Stage>> byPin(Pin pin) {
    return link.find(Keys.pin(pin), Request.cmd(Command.GET).arg(Keys.pin(pin)))
        .compose(
            id ->
                id.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : find(new StageId(id.get().toString())));
  }

  /** Changes what is given and leaves the rest. */
  public Future<Answer<Stage>> update(
      StageId id,
      Optional<String> name,
      Optional<String> zone,
      Optional<List<Language>> languages,
      Actor by) {
    if (!zone.map(Stages::isZone).orElse(true)) {
      return Future.succeededFuture(unknownZone());
    }
    return functions.change(
        "stage_update",
        id,
        Stage.class,
        name.orElse(""),
        zone.orElse(""),
        languages.map(Json::write).orElse(""),
        by.value(),
        zone.map(wanted -> ZoneOffsets.json(ZoneId.of(wanted), clock.instant())).orElse(""));
  }

  /** Pins a message, in place of any other. */
  public Future<Answer<PinnedMessage>> pin(StageId id, String text, Actor by) {
    return functions.change("message_pin", id, PinnedMessage.class, by.value(), text);
  }

  /** Takes the pinned message down; harmless when there is none. */
  public Future<Answer<Boolean>> unpin(StageId id, Actor by) {
    return functions
        .change("message_pin", id, Object.class, by.value())
        .map(done -> done.map(down -> true));
  }

  /** The whole of a stage at one instant. */
  public Future<Answer<StageState>> state(StageId id) {
    return functions.ask("snapshot", id, StageState.class);
  }

  /** The id of the new stage: a fresh one, or the one that this idempotency key got before. */
  private Future<Answer<StageId>> reserve(
      Actor by, Optional<IdempotencyKey> onceKey, String fingerprint) {
    StageId fresh = StageId.random(random);
    if (onceKey.isEmpty()) {
      return Future.succeededFuture(Answer.given(fresh));
    }
    String key = Keys.createdWith(by + ":" + onceKey.get());
    return link.find(
            key,
            Request.cmd(Command.SET)
                .arg(key)
                .arg(fingerprint + fresh)
                .arg("NX")
                .arg("GET")
                .arg("EX")
                .arg(KEPT_SECONDS))
        .map(
            before -> {
              if (before.isEmpty()) {
                return Answer.given(fresh);
              }
              String kept = before.get().toString();
              if (!kept.startsWith(fingerprint)) {
                return Answer.refused(
                    ErrorCode.IDEMPOTENCY_CONFLICT,
                    "This idempotency key was used before, with another request.");
              }
              return Answer.given(new StageId(kept.substring(fingerprint.length())));
            });
  }

  private Future<Answer<Stage>> fill(
      StageId id, String name, String zone, List<Language> languages, Actor by) {
    return find(id)
        .compose(
            existing ->
                existing.isPresent()
                    ? Future.succeededFuture(Answer.given(existing.get()))
                    : link.send(
                            Keys.STAGES, Request.cmd(Command.SADD).arg(Keys.STAGES).arg(id.value()))
                        .compose(registered -> takePin(id, PIN_ATTEMPTS))
                        .compose(
                            pin ->
                                functions.change(
                                    "stage_create",
                                    id,
                                    Stage.class,
                                    name,
                                    zone,
                                    Json.write(languages),
                                    pin.value(),
                                    StageId.random(random).value(),
                                    by.value())));
  }

  private Future<Pin> takePin(StageId id, int attempts) {
    if (attempts == 0) {
      return Future.failedFuture(new RedisUnavailable("There is no free PIN left."));
    }
    var pin = new Pin("%06d".formatted(random.nextInt(1_000_000)));
    return link.find(
            Keys.pin(pin), Request.cmd(Command.SET).arg(Keys.pin(pin)).arg(id.value()).arg("NX"))
        .compose(
            taken -> taken.isEmpty() ? takePin(id, attempts - 1) : Future.succeededFuture(pin));
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static <T> Answer<T> unknownZone() {
    return Answer.refused(
        ErrorCode.NOT_POSSIBLE, "/zone", "There is no such time zone; one is Europe/Berlin.");
  }
}
