package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.Moment;
import io.trophycast.protocol.StageId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RollingUpdateIT {
  private static final FunctionLibrary NEXT = FunctionLibrary.startingWith("-- the next version\n");

  @Test
  void wound_10_two_versions_decide_side_by_side_and_neither_load_breaks_the_other() {
    try (var server = RedisServer.start();
        var old = Instance.on(server)) {
      var stage = old.stage();
      var drop = old.open(stage, 4, 1, 0);
      List<String> heard = new CopyOnWriteArrayList<>();
      Instance.await(old.link.subscribe(Keys.live(stage), new Ear(heard)));
      assertThat(serial(old, stage, drop, "Ada")).isEqualTo(1);

      try (var next = Instance.of(NEXT, server)) {
        assertThat(serial(next, stage, drop, "Ben")).isEqualTo(2);
        assertThat(serial(old, stage, drop, "Cleo")).isEqualTo(3);
        try (var oldAgain = Instance.on(server)) {
          assertThat(serial(oldAgain, stage, drop, "Dora")).isEqualTo(4);
        }
        assertThat(next.feed(stage)).extracting(Moment::offset).isSorted().doesNotHaveDuplicates();
      }
      old.awaitUntil(
          () -> heard.stream().filter(m -> m.contains("\"trophy.awarded\"")).count() == 4);
      assertThat(NEXT.nameOf("claim"))
          .isNotEqualTo(FunctionLibrary.fromClasspath().nameOf("claim"));
    }
  }

  private static int serial(Instance instance, StageId stage, DropId drop, String name) {
    var outcome = instance.decide(stage, drop, instance.member(stage, name), "tap-of-" + name);
    return ((ClaimOutcome.Won) outcome).serial();
  }
}
