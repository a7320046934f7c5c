package io.trophycast.template;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trophycast.drop.Opens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.TemplateId;
import io.trophycast.redis.Instance;
import io.trophycast.redis.OnAStage;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Templates and drops that recur, on a real Redis and with several instances. */
class TemplatesIT extends OnAStage {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_template_is_run_again_and_counts() {
    Template template =
        given(save(instance, template("Owl {n}", Opens.inSeconds(600)), Optional.empty()));

    Drop first = given(run(template.id()));
    Drop second = given(run(template.id()));

    assertThat(first.title()).isEqualTo("Owl 1");
    assertThat(second.title()).isEqualTo("Owl 2");
    assertThat(given(instance.templates.list(stage)).getFirst().runs()).isEqualTo(2);
  }

  @Test
  void a_template_that_is_forgotten_cannot_be_run_and_its_drops_stay() {
    Template template = given(save(instance, template("Owl", Opens.atOnce()), Optional.empty()));
    Drop drop = given(run(template.id()));

    assertThat(given(instance.templates.forget(stage, template.id(), HOST))).isTrue();
    assertThat(given(instance.templates.forget(stage, template.id(), HOST))).isFalse();

    assertThat(refusal(run(template.id()))).isEqualTo(ErrorCode.UNKNOWN_TEMPLATE);
    assertThat(given(instance.drops.find(stage, drop.id())).state()).isEqualTo(DropState.OPEN);
  }

  @Test
  void nothing_is_saved_of_a_template_that_is_refused() {
    assertThat(refusal(save(instance, template("Owl {x}", Opens.atOnce()), Optional.empty())))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
    assertThat(refusal(save(instance, template("Owl", Opens.atOnce()), Optional.of("FREQ=DAILY"))))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);

    assertThat(given(instance.templates.list(stage))).isEmpty();
  }

  @Test
  void an_occurrence_of_the_next_day_is_announced_and_later_ones_are_in_the_calendar() {
    given(save(instance, recurring("Owl {n}"), Optional.of("FREQ=DAILY;COUNT=5")));

    List<Drop> announced = given(instance.drops.list(stage));
    List<Occurrence> later = await(instance.templates.occurrences(stage));

    assertThat(announced).extracting(Drop::title).containsExactly("Owl 1");
    assertThat(later)
        .extracting(Occurrence::title)
        .containsExactly("Owl 2", "Owl 3", "Owl 4", "Owl 5");
  }

  @Test
  void many_instances_at_once_make_an_occurrence_once() {
    try (Instance other = Instance.start()) {
      // Several times a day, so that several are to be made at once.
      String rule = "FREQ=DAILY;BYHOUR=0,3,6,9,12,15,18,21";
      LocalDateTime from =
          soon().truncatedTo(ChronoUnit.DAYS).plusHours(soon().getHour() / 3 * 3 + 3);
      ObjectNode drop = template("Owl {n}", Opens.atLocal(from.toString()));
      Template template = given(save(instance, drop, Optional.of(rule)));
      var entry = new SeriesEntry(stage, template.id());

      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(instance.templates.advance(entry));
        all.add(other.templates.advance(entry));
      }
      await(Future.all(all));

      List<Drop> drops = given(instance.drops.list(stage));
      assertThat(drops).extracting(Drop::opensAt).doesNotHaveDuplicates();
      assertThat(drops.size()).isBetween(7, 9);
      assertThat(drops)
          .extracting(Drop::title)
          .containsExactlyInAnyOrderElementsOf(
              java.util.stream.IntStream.rangeClosed(1, drops.size())
                  .mapToObj(n -> "Owl " + n)
                  .toList());
      assertThat(
              instance.feed(stage).stream().filter(Moment.DropScheduled.class::isInstance).count())
          .isEqualTo(drops.size());
    }
  }

  @Test
  void an_occurrence_is_not_made_again_by_an_instance_that_comes_later() {
    Template template = given(save(instance, recurring("Owl"), Optional.of("FREQ=DAILY;COUNT=3")));
    Drop made = given(instance.drops.list(stage)).getFirst();
    given(instance.drops.end(stage, made.id(), HOST));

    try (Instance later = Instance.start()) {
      await(later.templates.advance(new SeriesEntry(stage, template.id())));
      assertThat(given(later.drops.list(stage)))
          .singleElement()
          .satisfies(drop -> assertThat(drop.state()).isEqualTo(DropState.ENDED));
    }
  }

  @Test
  void what_is_to_be_made_is_looked_at_when_its_time_has_come() {
    ObjectNode drop = template("Owl", Opens.atLocal(soon().plusDays(3).toString()));
    Template template = given(save(instance, drop, Optional.of("FREQ=DAILY")));

    assertThat(given(instance.drops.list(stage))).isEmpty();
    assertThat(await(instance.templates.due()))
        .doesNotContain(new SeriesEntry(stage, template.id()));
    assertThat(await(instance.templates.occurrences(stage))).isNotEmpty();
  }

  private static LocalDateTime soon() {
    return LocalDateTime.now(BERLIN).plusMinutes(30).truncatedTo(ChronoUnit.SECONDS);
  }

  private static ObjectNode recurring(String title) {
    return template(title, Opens.atLocal(soon().toString()));
  }

  private static ObjectNode template(String title, Opens opens) {
    ObjectNode drop = Json.mapper().valueToTree(Instance.drop(5, 1, 0, opens));
    return drop.put("title", title);
  }

  private Future<Answer<Template>> save(Instance where, ObjectNode drop, Optional<String> rule) {
    return where.templates.save(stage, new NewTemplate(drop, rule), HOST, Optional.empty());
  }

  private Future<Answer<Drop>> run(TemplateId template) {
    return instance.templates.run(
        stage, template, Opens.atOnce(), Optional.empty(), HOST, Optional.empty());
  }
}
