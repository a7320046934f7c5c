package io.trophycast.drop;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Trophy;
import io.trophycast.redis.Instance;
import io.trophycast.redis.Keys;
import io.trophycast.redis.OnAStage;
import io.trophycast.stage.StageState;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Drops and trophies that are on show for a time, and retire by themselves. */
class LifeIT extends OnAStage {
  @Test
  void a_drop_says_how_long_it_is_on_show_and_its_trophies_until_when_once_it_has_ended() {
    Drop drop = won(3600);
    assertThat(drop.onShow()).contains(3600);
    assertThat(trophy(drop).retiresAt()).isEmpty();

    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));

    assertThat(trophy(drop).retiresAt()).contains(ended.endedAt().orElseThrow() + 3_600_000);
    assertThat(trophy(drop).retired()).isEmpty();
    assertThat(state().drops()).extracting(Drop::id).containsExactly(drop.id());
    assertThat(state().winners()).hasSize(1);
  }

  @Test
  void it_leaves_the_stage_by_itself_and_stays_genuine() {
    Drop drop = won(60);
    given(instance.drops.end(stage, drop.id(), HOST));
    long before = given(instance.drops.find(stage, drop.id())).endedAt().orElseThrow();
    endedEarlier(drop, before - 60_000);

    assertThat(state().drops()).isEmpty();
    assertThat(state().winners()).isEmpty();
    Trophy trophy = trophy(drop);
    assertThat(trophy.retired()).contains(true);
    assertThat(trophy.name()).isEqualTo("Ada");
    assertThat(given(instance.trophies.record(stage, drop.id())).claims()).hasSize(1);
    Drop found = given(instance.drops.find(stage, drop.id()));
    assertThat(found.state()).isEqualTo(DropState.ENDED);
    assertThat(found.retired(before)).isTrue();
    assertThat(found.retired(before - 1)).isFalse();
  }

  @Test
  void a_retired_trophy_is_still_its_winners_and_asking_again_finds_it() {
    MemberId ada = instance.member(stage, "Ada");
    Drop drop = open(60);
    var won = instance.claim(stage, drop.id(), ada, "claim-ada");
    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));
    endedEarlier(drop, ended.endedAt().orElseThrow() - 60_000);

    assertThat(instance.claim(stage, drop.id(), ada, "claim-ada")).isEqualTo(won);
    assertThat(await(instance.trophies.ofMember(stage, ada)))
        .singleElement()
        .satisfies(trophy -> assertThat(trophy.retired()).contains(true));
  }

  @Test
  void what_declares_no_life_is_on_show_for_ever() {
    Drop drop = given(instance.drops.schedule(stage, plain(), HOST, Optional.empty()));
    Drop ended = given(instance.drops.end(stage, drop.id(), HOST));
    endedEarlier(drop, 0);

    assertThat(ended.retired(Long.MAX_VALUE)).isFalse();
    assertThat(state().drops()).hasSize(1);
  }

  private Drop won(int onShow) {
    Drop drop = open(onShow);
    instance.claim(stage, drop.id(), instance.member(stage, "Ada"), "claim-ada");
    return drop;
  }

  private Drop open(int onShow) {
    return instance.schedule(stage, Instance.onShow(plain(), onShow));
  }

  private static NewDrop plain() {
    return Instance.drop(5, 1, 0, Opens.atOnce());
  }

  /** As if the drop had ended then; the test can't wait for a minute. */
  private void endedEarlier(Drop drop, long instant) {
    String key = Keys.meta(stage).replace(":meta", ":drop:" + drop.id());
    await(instance.link.send(key, Request.cmd(Command.HSET).arg(key).arg("endedAt").arg(instant)));
  }

  private Trophy trophy(Drop drop) {
    return given(instance.trophies.find(stage, drop.id(), 1));
  }

  private StageState state() {
    return given(instance.stages.state(stage));
  }
}
