package io.trophycast.stage;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.drop;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.Pin;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Winner;
import io.trophycast.redis.OnAStage;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StagesIT extends OnAStage {
  @Test
  void a_new_stage_is_found_by_id_and_by_pin() {
    Stage found = await(instance.stages.find(stage)).orElseThrow();
    assertThat(found.name()).isEqualTo("Friday Lights");
    assertThat(found.languages()).containsExactly(Language.ENGLISH, Language.GERMAN);
    assertThat(await(instance.stages.byPin(found.pin()))).contains(found);
    assertThat(await(instance.stages.all())).contains(found);
  }

  @Test
  void nobody_is_found_by_a_pin_that_nobody_has() {
    assertThat(await(instance.stages.find(new StageId("00000000")))).isEmpty();
    var taken = await(instance.stages.find(stage)).orElseThrow().pin();
    var free = new Pin("%06d".formatted((Integer.parseInt(taken.value()) + 1) % 1_000_000));
    assertThat(await(instance.stages.byPin(free)).map(Stage::id)).isNotEqualTo(Optional.of(stage));
  }

  @Test
  void a_repeated_idempotency_key_creates_one_stage() {
    var key = Optional.of(new IdempotencyKey("key-" + stage));
    var languages = List.of(Language.ARABIC);
    Stage first = given(instance.stages.create("A", "Asia/Dubai", languages, HOST, key));
    assertThat(given(instance.stages.create("A", "Asia/Dubai", languages, HOST, key)))
        .isEqualTo(first);
    assertThat(refusal(instance.stages.create("B", "Asia/Dubai", languages, HOST, key)))
        .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
  }

  @Test
  void a_zone_that_does_not_exist_is_refused() {
    assertThat(
            refusal(
                instance.stages.create(
                    "A", "Moon/Base", List.of(Language.ENGLISH), HOST, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);
  }

  @Test
  void an_update_changes_what_is_given_and_leaves_the_rest() {
    Stage changed =
        given(
            instance.stages.update(
                stage, Optional.of("Saturday"), Optional.empty(), Optional.empty(), HOST));
    assertThat(changed.name()).isEqualTo("Saturday");
    assertThat(changed.zone()).isEqualTo("Europe/Berlin");
    assertThat(instance.feed(stage).getLast())
        .isInstanceOfSatisfying(
            Moment.StageUpdated.class, moment -> assertThat(moment.name()).isEqualTo("Saturday"));
  }

  @Test
  void moments_are_numbered_from_one_without_gap() {
    given(instance.stages.pin(stage, "one", HOST));
    given(instance.stages.pin(stage, "two", HOST));
    assertThat(instance.feed(stage)).extracting(Moment::offset).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_pinned_message_is_in_the_state_until_it_is_unpinned() {
    var pinned = given(instance.stages.pin(stage, "Photo wall \"left\" of the bar / ↗", HOST));
    assertThat(given(instance.stages.state(stage)).pinned()).contains(pinned);
    given(instance.stages.unpin(stage, HOST));
    given(instance.stages.unpin(stage, HOST));
    assertThat(given(instance.stages.state(stage)).pinned()).isEmpty();
    assertThat(instance.feed(stage))
        .filteredOn(Moment.MessageUnpinned.class::isInstance)
        .hasSize(1);
  }

  @Test
  void an_empty_stage_has_empty_lists_not_objects() {
    StageState state = given(instance.stages.state(stage));
    assertThat(state.drops()).isEmpty();
    assertThat(state.winners()).isEmpty();
    assertThat(state.board().top()).isEmpty();
    assertThat(state.position().offset()).isEqualTo(1);
  }

  @Test
  void the_state_holds_what_is_open_and_scheduled_the_ten_that_ended_last_and_the_winners() {
    var ada = instance.member(stage, "Ada");
    var open = instance.open(stage, 5, 1, 10);
    var scheduled = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(60)));
    for (int i = 0; i < 12; i++) {
      given(instance.drops.end(stage, instance.open(stage, 1, 1, 0), HOST));
    }
    instance.claim(stage, open, ada, "claim-01");
    StageState state = given(instance.stages.state(stage));
    assertThat(state.drops()).hasSize(12);
    assertThat(state.drops()).extracting(d -> d.id()).contains(open, scheduled.id());
    assertThat(state.winners()).extracting(Winner::name).containsExactly("Ada");
    assertThat(state.board().top()).extracting(row -> row.points()).containsExactly(10L);
    assertThat(state.position().offset()).isEqualTo(instance.feed(stage).getLast().offset());
  }

  @Test
  void the_state_of_an_unknown_stage_is_refused() {
    assertThat(refusal(instance.stages.state(new StageId("00000000"))))
        .isEqualTo(ErrorCode.UNKNOWN_STAGE);
  }

  @Test
  void a_picture_comes_back_byte_for_byte() {
    var pictures = new Pictures(instance.link);
    byte[] bytes = new byte[512];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    String name = await(pictures.store(stage, Buffer.buffer(bytes)));
    assertThat(await(pictures.load(stage, name)).orElseThrow().getBytes()).isEqualTo(bytes);
    assertThat(await(pictures.load(stage, "0".repeat(64)))).isEmpty();
  }
}
