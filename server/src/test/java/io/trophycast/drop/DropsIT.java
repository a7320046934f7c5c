package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.drop;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropEnding;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.OnAStage;
import io.vertx.core.Future;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropsIT extends OnAStage {
  @Test
  void a_scheduled_drop_is_announced_with_all_it_says() {
    Drop drop = instance.schedule(stage, drop(20, 2, 50, Opens.inSeconds(60)));
    assertThat(drop.state()).isEqualTo(DropState.SCHEDULED);
    assertThat(drop.closesAt()).isEqualTo(drop.opensAt() + 600_000);
    assertThat(drop.remaining()).isEqualTo(20);
    assertThat(drop.limit()).isEqualTo(2);
    assertThat(drop.emoji()).contains("🦉");
    assertThat(((Moment.DropScheduled) instance.feed(stage).getLast()).drop()).isEqualTo(drop);
  }

  @Test
  void a_drop_for_now_is_open_at_once() {
    Drop drop = instance.schedule(stage, drop(20, 1, 0, Opens.atOnce()));
    assertThat(drop.state()).isEqualTo(DropState.OPEN);
    assertThat(drop.openedAt()).contains(drop.opensAt());
  }

  @Test
  void a_stage_has_at_most_a_hundred_drops_that_have_not_ended() {
    Drop first = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(600)));
    for (int i = 1; i < 100; i++) {
      instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(600)));
    }
    var further = drop(1, 1, 0, Opens.inSeconds(600));

    assertThat(refusal(instance.drops.schedule(stage, further, HOST, Optional.empty())))
        .isEqualTo(ErrorCode.NOT_POSSIBLE);

    given(instance.drops.end(stage, first.id(), HOST));
    assertThat(instance.schedule(stage, further).state()).isEqualTo(DropState.SCHEDULED);
  }

  @Test
  void it_is_due_when_it_opens_and_then_when_it_closes() {
    Drop drop = instance.schedule(stage, drop(20, 1, 0, Opens.inSeconds(1)));
    DueDrop opening = due(drop.id());
    assertThat(opening.at()).isEqualTo(drop.opensAt());
    await(instance.at(drop.opensAt() + 2, () -> instance.drops.turn(opening)));
    assertThat(due(drop.id()).at()).isEqualTo(drop.closesAt());
    given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(await(instance.drops.due(Long.MAX_VALUE / 2)))
        .noneMatch(entry -> entry.drop().equals(drop.id()));
  }

  @Test
  void turning_it_too_early_changes_nothing() {
    Drop drop = instance.schedule(stage, drop(20, 1, 0, Opens.inSeconds(60)));
    assertThat(given(instance.drops.turn(due(drop.id()))).state()).isEqualTo(DropState.SCHEDULED);
  }

  @Test
  void however_many_turn_it_at_once_it_opens_once() {
    Drop drop = instance.schedule(stage, drop(20, 1, 0, Opens.inSeconds(1)));
    DueDrop due = due(drop.id());
    await(
        instance.at(
            drop.opensAt() + 2,
            () ->
                Future.all(
                    instance.drops.turn(due), instance.drops.turn(due), instance.drops.turn(due))));
    assertThat(instance.feed(stage)).filteredOn(Moment.DropOpened.class::isInstance).hasSize(1);
  }

  @Test
  void a_due_entry_without_a_drop_is_forgotten_after_a_while() {
    var orphan = new DueDrop(stage, new DropId("00000000"), instance.clock.millis() - 61_000);
    await(new DueDrops(instance.link).announce(stage, orphan.drop(), orphan.at()));
    await(instance.drops.turn(orphan));
    assertThat(await(instance.drops.due(orphan.at() + 1)))
        .noneMatch(entry -> entry.stage().equals(stage));
  }

  @Test
  void ending_a_scheduled_drop_cancels_it_and_repeating_that_is_harmless() {
    Drop drop = instance.schedule(stage, drop(20, 1, 0, Opens.inSeconds(60)));
    Drop cancelled = given(instance.drops.end(stage, drop.id(), HOST));
    assertThat(cancelled.ending()).contains(DropEnding.CANCELLED);
    assertThat(given(instance.drops.end(stage, drop.id(), HOST))).isEqualTo(cancelled);
    assertThat(instance.feed(stage)).filteredOn(Moment.DropEnded.class::isInstance).hasSize(1);
  }

  @Test
  void a_repeated_idempotency_key_schedules_one_drop() {
    var key = Optional.of(new IdempotencyKey("the-same-key"));
    var wish = drop(20, 1, 0, Opens.inSeconds(60));
    Drop first = given(instance.drops.schedule(stage, wish, HOST, key));
    assertThat(given(instance.drops.schedule(stage, wish, HOST, key))).isEqualTo(first);
    assertThat(given(instance.drops.list(stage))).hasSize(1);
    assertThat(await(instance.drops.due(Long.MAX_VALUE / 2)))
        .filteredOn(entry -> entry.stage().equals(stage))
        .hasSize(1);
  }

  @Test
  void the_same_key_with_another_drop_is_a_conflict() {
    var key = Optional.of(new IdempotencyKey("the-same-key"));
    given(instance.drops.schedule(stage, drop(20, 1, 0, Opens.atOnce()), HOST, key));
    assertThat(refusal(instance.drops.schedule(stage, drop(21, 1, 0, Opens.atOnce()), HOST, key)))
        .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
  }

  @Test
  void drops_are_listed_by_opening_instant_newest_first() {
    Drop later = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(90)));
    Drop sooner = instance.schedule(stage, drop(1, 1, 0, Opens.inSeconds(30)));
    assertThat(given(instance.drops.list(stage)))
        .extracting(Drop::id)
        .containsExactly(later.id(), sooner.id());
  }

  @Test
  void an_unknown_stage_or_drop_is_refused() {
    assertThat(
            refusal(
                instance.drops.schedule(
                    new StageId("00000000"),
                    drop(1, 1, 0, Opens.atOnce()),
                    HOST,
                    Optional.empty())))
        .isEqualTo(ErrorCode.UNKNOWN_STAGE);
    assertThat(refusal(instance.drops.find(stage, new DropId("00000000"))))
        .isEqualTo(ErrorCode.UNKNOWN_DROP);
  }

  private DueDrop due(DropId drop) {
    return await(instance.drops.due(Long.MAX_VALUE / 2)).stream()
        .filter(entry -> entry.drop().equals(drop))
        .findFirst()
        .orElseThrow();
  }
}
