package io.trophycast.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.drop.DropRules;
import io.trophycast.drop.Drops;
import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Opening;
import io.trophycast.drop.Opens;
import io.trophycast.drop.TemplateRun;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.TemplateId;
import io.trophycast.redis.Fingerprint;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All templates: saves, runs and forgets them, and makes the drops of those that recur, each a day
 * before it opens, so that everybody sees it come. Every instance does so; Redis makes a drop of an
 * occurrence once.
 */
public final class Templates {
  static final Duration AHEAD = Duration.ofDays(1);
  private static final Actor SYSTEM = new Actor("system");
  private static final Duration LISTED_AHEAD = Duration.ofDays(90);
  private static final int LISTED = 30;
  private static final int AT_A_LOOK = 400;

  private final StageFunctions functions;
  private final Drops drops;
  private final RedisClock clock;
  private final RandomGenerator random;
  private final Series series;

  public Templates(RedisLink link, RedisClock clock, RandomGenerator random, Drops drops) {
    this.functions = new StageFunctions(link);
    this.series = new Series(link);
    this.drops = drops;
    this.clock = clock;
    this.random = random;
  }

  /** What Redis keeps of a stage's templates, and of the stage what they need. */
  private record Shelf(String zone, List<Language> languages, List<Template> templates) {
    ZoneId zoneId() {
      return ZoneId.of(zone);
    }

    Language language() {
      return languages.getFirst();
    }

    Optional<Template> find(TemplateId id) {
      return templates.stream().filter(template -> template.id().equals(id)).findFirst();
    }
  }

  /** Saves a template; with a rule, its first occurrence is made when its time has come. */
  public Future<Answer<Template>> save(
      StageId stage, NewTemplate wanted, Actor by, Optional<IdempotencyKey> onceKey) {
    return shelf(stage)
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Refused<Shelf> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<Shelf>(Shelf shelf) ->
                      flaw(wanted, shelf)
                          .map(Future::succeededFuture)
                          .orElseGet(() -> store(stage, wanted, by, onceKey));
                });
  }

  private Optional<Answer<Template>> flaw(NewTemplate wanted, Shelf shelf) {
    Optional<Answer<Template>> placeholder = Placeholders.flaw(wanted.drop(), shelf.language());
    if (placeholder.isPresent()) {
      return placeholder;
    }
    var today = LocalDate.ofInstant(clock.instant(), shelf.zoneId());
    var filled = read(Placeholders.filled(wanted.drop(), today, shelf.language()));
    if (DropRules.check(filled, shelf.zoneId(), clock.instant())
        instanceof Answer.Refused<Opening>(var code, var pointer, var sentence, var _)) {
      return Optional.of(
          new Answer.Refused<>(code, pointer.map(place -> "/drop" + place), sentence));
    }
    if (filled.overrule().isPresent()) {
      return Optional.of(
          Answer.refused(
              ErrorCode.NOT_POSSIBLE,
              "/drop/overrule",
              "The limits are overruled for one drop, when it is scheduled."));
    }
    if (wanted.recurrence().isEmpty()) {
      return Optional.empty();
    }
    if (filled.pickup().isPresent()) {
      return Optional.of(
          Answer.refused(
              ErrorCode.NOT_POSSIBLE,
              "/drop/pickup",
              "The hours of a desk are dates, so a drop that recurs can't have a thing to fetch."));
    }
    if (filled.waves().isPresent()) {
      return Optional.of(
          Answer.refused(
              ErrorCode.NOT_POSSIBLE,
              "/drop/waves",
              "A drop with waves can't recur; run the template for each day."));
    }
    return filled
        .opens()
        .at()
        .map(at -> new Recurrence(LocalDateTime.parse(at), wanted.recurrence().get()))
        .map(recurrence -> recurrence.<Template>flaw(shelf.zoneId()))
        .orElseGet(
            () ->
                Optional.of(
                    Answer.refused(
                        ErrorCode.NOT_POSSIBLE,
                        "/drop/opens",
                        "A drop that recurs opens at a local time: that of the first one.")));
  }

  private Future<Answer<Template>> store(
      StageId stage, NewTemplate wanted, Actor by, Optional<IdempotencyKey> onceKey) {
    TemplateId id = TemplateId.random(random);
    Future<Void> announced =
        wanted.recurrence().isPresent()
            ? series.look(stage, id, clock.millis())
            : Future.succeededFuture();
    return announced
        .compose(
            _ ->
                functions.change(
                    "template_save",
                    stage,
                    Template.class,
                    id.value(),
                    wanted.drop().toString(),
                    wanted.recurrence().orElse(""),
                    by.value(),
                    onceKey.map(IdempotencyKey::value).orElse(""),
                    Fingerprint.of(wanted)))
        .compose(
            answer ->
                answer.toOptional().isPresent() && wanted.recurrence().isPresent()
                    ? advance(new SeriesEntry(stage, answer.toOptional().get().id()))
                        .transform(_ -> Future.succeededFuture(answer))
                    : Future.succeededFuture(answer));
  }

  /** All templates of a stage, newest first. */
  public Future<Answer<List<Template>>> list(StageId stage) {
    return shelf(stage).map(answer -> answer.map(Shelf::templates));
  }

  /** Forgets a template; drops that were made of it stay. Harmless when there is none. */
  public Future<Answer<Boolean>> forget(StageId stage, TemplateId id, Actor by) {
    return functions
        .change("template_forget", stage, Boolean.class, id.value(), by.value())
        .compose(answer -> series.forget(stage, id).map(_ -> answer));
  }

  /**
   * Makes a drop of a template, as a host asks for it.
   *
   * @param overrule why it may exceed the stage's limits
   */
  public Future<Answer<Drop>> run(
      StageId stage,
      TemplateId id,
      Opens opens,
      Optional<String> overrule,
      Actor by,
      Optional<IdempotencyKey> onceKey) {
    return shelf(stage)
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Refused<Shelf> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<Shelf>(Shelf shelf) ->
                      shelf
                          .find(id)
                          .map(
                              template -> run(stage, template, opens, overrule, shelf, by, onceKey))
                          .orElseGet(() -> Future.succeededFuture(unknown()));
                });
  }

  private Future<Answer<Drop>> run(
      StageId stage,
      Template template,
      Opens opens,
      Optional<String> overrule,
      Shelf shelf,
      Actor by,
      Optional<IdempotencyKey> onceKey) {
    ObjectNode drop = template.drop().deepCopy();
    drop.set("opens", Json.mapper().valueToTree(opens));
    overrule.ifPresent(reason -> drop.put("overrule", reason));
    LocalDate day =
        opens
            .at()
            .filter(at -> at.length() >= 10)
            .map(at -> LocalDate.parse(at.substring(0, 10)))
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), shelf.zoneId()));
    return drops.run(
        stage,
        read(Placeholders.filled(drop, day, shelf.language())),
        TemplateRun.byHand(template.id().value()),
        by,
        onceKey);
  }

  /** The next occurrences of all templates that recur, of which no drop has been made yet. */
  public Future<List<Occurrence>> occurrences(StageId stage) {
    return shelf(stage)
        .map(answer -> answer.toOptional().map(this::occurrences).orElseGet(List::of));
  }

  private List<Occurrence> occurrences(Shelf shelf) {
    Instant until = clock.instant().plus(LISTED_AHEAD);
    List<Occurrence> found = new ArrayList<>();
    for (Template template : shelf.templates()) {
      if (template.parsedRecurrence().isPresent()) {
        int number = template.runs();
        for (LocalDateTime local :
            template.parsedRecurrence().get().next(template.lastMade(), shelf.zoneId(), LISTED)) {
          Instant opens = Recurrence.instant(local, shelf.zoneId());
          if (opens.isBefore(clock.instant()) || opens.isAfter(until)) {
            continue;
          }
          number++;
          NewDrop drop =
              read(Placeholders.filled(template.drop(), local.toLocalDate(), shelf.language()));
          String count = Integer.toString(number);
          found.add(
              new Occurrence(
                  Recurrence.drop(template.id(), local),
                  drop.title().replace(Placeholders.NUMBER, count),
                  drop.earn().replace(Placeholders.NUMBER, count),
                  opens.toEpochMilli(),
                  opens.toEpochMilli() + template.durationMs()));
        }
      }
    }
    return List.copyOf(found);
  }

  /** The templates to be looked at by now, over all stages. */
  Future<List<SeriesEntry>> due() {
    return series.until(clock.millis());
  }

  /**
   * Makes the drops that are to be seen by now, in their order, and says when to look again. Any
   * instance may call it at any time. An occurrence that would be over by now was missed: nobody
   * ran all the while.
   */
  Future<Void> advance(SeriesEntry entry) {
    return shelf(entry.stage())
        .compose(
            answer -> {
              Optional<Shelf> shelf = answer.toOptional();
              Optional<Template> template = shelf.flatMap(all -> all.find(entry.template()));
              return template.isEmpty() || template.get().recurrence().isEmpty()
                  ? series.forgetLeftOver(entry, clock.millis())
                  : make(entry, template.get(), shelf.get(), coming(template.get(), shelf.get()));
            });
  }

  private List<LocalDateTime> coming(Template template, Shelf shelf) {
    long now = clock.millis();
    return template
        .parsedRecurrence()
        .orElseThrow()
        .next(template.lastMade(), shelf.zoneId(), AT_A_LOOK)
        .stream()
        .filter(local -> opens(local, shelf) + template.durationMs() > now)
        .toList();
  }

  private static long opens(LocalDateTime local, Shelf shelf) {
    return Recurrence.instant(local, shelf.zoneId()).toEpochMilli();
  }

  private Future<Void> make(
      SeriesEntry entry, Template template, Shelf shelf, List<LocalDateTime> coming) {
    if (coming.isEmpty()) {
      return series.forget(entry.stage(), entry.template());
    }
    LocalDateTime local = coming.getFirst();
    long opens = opens(local, shelf);
    if (opens - AHEAD.toMillis() > clock.millis()) {
      return series.look(entry.stage(), entry.template(), opens - AHEAD.toMillis());
    }
    NewDrop drop =
        read(Placeholders.filled(template.drop(), local.toLocalDate(), shelf.language()));
    var run =
        TemplateRun.occurrence(
            template.id().value(),
            Recurrence.text(local),
            Recurrence.drop(template.id(), local),
            opens);
    return drops
        .run(entry.stage(), drop, run, SYSTEM, Optional.empty())
        .compose(
            answer ->
                answer.toOptional().isPresent() || leftOut(answer)
                    ? make(entry, template, shelf, coming.subList(1, coming.size()))
                    : series.lookLater(entry, clock.millis(), answer));
  }

  /** It would have been one too many; the template says so, and goes on with the next. */
  private static boolean leftOut(Answer<Drop> answer) {
    return answer instanceof Answer.Refused<Drop> refused && refused.code() == ErrorCode.TOO_OFTEN;
  }

  private Future<Answer<Shelf>> shelf(StageId stage) {
    return functions.ask("template_list", stage, Shelf.class);
  }

  private static NewDrop read(ObjectNode drop) {
    try {
      return Json.mapper().treeToValue(drop, NewDrop.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The contract lets no such drop through", e);
    }
  }

  private static <T> Answer<T> unknown() {
    return Answer.refused(ErrorCode.UNKNOWN_TEMPLATE, "There is no such template on this stage.");
  }
}
