package io.trophycast.confetti;

import static io.trophycast.redis.Instance.await;
import static io.trophycast.redis.Instance.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.Counters;
import io.trophycast.redis.ChannelListener;
import io.trophycast.redis.Keys;
import io.trophycast.redis.OnAStage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PulseIT extends OnAStage {
  @Test
  void taps_of_all_instances_add_up() {
    given(instance.pulse.pulse(stage, "one", 5, 0));
    assertThat(given(instance.pulse.pulse(stage, "two", 7, 0))).isEqualTo(Counters.of(12, 0));
  }

  @Test
  void the_audience_is_the_sum_of_the_newest_number_of_each_instance() {
    given(instance.pulse.pulse(stage, "one", 0, 10));
    given(instance.pulse.pulse(stage, "two", 0, 20));
    assertThat(given(instance.pulse.pulse(stage, "one", 0, 11)).audience()).isEqualTo(31);
    assertThat(given(instance.stages.state(stage)).counters()).isEqualTo(Counters.of(0, 31));
  }

  @Test
  void others_are_told_only_when_something_changed() {
    List<String> heard = new CopyOnWriteArrayList<>();
    await(
        instance.link.subscribe(
            Keys.live(stage),
            new ChannelListener() {
              @Override
              public void heard(String message) {
                heard.add(message);
              }

              @Override
              public void resumed() {
                heard.add("resumed");
              }
            }));
    given(instance.pulse.pulse(stage, "one", 0, 10));
    given(instance.pulse.pulse(stage, "one", 0, 10));
    given(instance.pulse.pulse(stage, "one", 3, 10));
    instance.awaitUntil(() -> heard.size() == 2);
    assertThat(heard).containsExactly("{\"touch\":[\"audience\"]}", "{\"touch\":[\"confetti\"]}");
  }
}
