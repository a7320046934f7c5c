package io.trophycast.trophy;

import static io.trophycast.redis.Instance.HOST;
import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static io.trophycast.redis.Instance.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Trophy;
import io.trophycast.redis.OnAStage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrophiesIT extends OnAStage {
  @Test
  void a_trophy_says_what_was_won_by_whom_and_why() {
    var ada = instance.member(stage, "Ada");
    var drop = instance.open(stage, 3, 1, 50);
    instance.claim(stage, drop, ada, "claim-01");
    Trophy trophy = given(instance.trophies.find(stage, drop, 1));
    assertThat(trophy.name()).isEqualTo("Ada");
    assertThat(trophy.stageName()).isEqualTo("Friday Lights");
    assertThat(trophy.supply()).isEqualTo(3);
    assertThat(trophy.citation().why()).isEqualTo("It mattered");
    assertThat(trophy.points()).isEqualTo(50);
    assertThat(refusal(instance.trophies.find(stage, drop, 2))).isEqualTo(ErrorCode.UNKNOWN_TROPHY);
  }

  @Test
  void a_members_trophies_are_newest_first() {
    var ada = instance.member(stage, "Ada");
    var first = instance.open(stage, 3, 1, 0);
    var second = instance.open(stage, 3, 1, 0);
    instance.claim(stage, first, ada, "claim-01");
    instance.claim(stage, second, ada, "claim-02");
    var trophies = await(instance.trophies.ofMember(stage, ada));
    assertThat(trophies).extracting(Trophy::drop).containsExactly(second, first);
    assertThat(given(instance.members.me(stage, ada)).trophies()).isEqualTo(trophies);
  }

  @Test
  void there_is_no_record_before_the_end() {
    var drop = instance.open(stage, 3, 1, 0);
    assertThat(refusal(instance.trophies.record(stage, drop))).isEqualTo(ErrorCode.NOT_ENDED);
  }

  @Test
  void the_record_of_a_drop_nobody_won_is_empty() {
    var drop = instance.open(stage, 3, 1, 0);
    given(instance.drops.end(stage, drop, HOST));
    assertThat(given(instance.trophies.record(stage, drop)).claims()).isEmpty();
  }

  @Test
  void the_record_lists_every_winning_claim_in_order_however_many_there_are() {
    var ada = instance.member(stage, "Ada");
    var drop = instance.open(stage, 2100, 2100, 0);
    List<Future<?>> claims = new ArrayList<>();
    for (int i = 0; i < 2100; i++) {
      claims.add(
          instance.claims.claim(
              stage, drop, ada, new io.trophycast.protocol.ClaimId("claim-%04d".formatted(i))));
    }
    await(Future.all(claims));
    given(instance.members.hide(stage, ada, HOST));
    DropRecord record = given(instance.trophies.record(stage, drop));
    assertThat(record.claims()).hasSize(2100);
    for (int i = 0; i < 2100; i++) {
      assertThat(record.claims().get(i).serial()).isEqualTo(i + 1);
      assertThat(record.claims().get(i).name()).isEmpty();
    }
  }
}
