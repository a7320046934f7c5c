package io.trophycast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoScriptTest {
  private static final DemoSettings SETTINGS = DemoSettings.of(URI.create("http://localhost"), 1);

  private final DemoScript script =
      new DemoScript(new SplittableRandom(1), SETTINGS.untilOpening());

  @Test
  void everyDropOpensWithinThirtySeconds() {
    assertThat(drops().map(drop -> drop.getJsonObject("opens").getLong("in")))
        .allMatch(seconds -> seconds <= 30);
  }

  @Test
  void aDropIsOverBeforeTheNextOneOpens() {
    assertThat(drops().map(drop -> drop.getInteger("duration")))
        .allMatch(seconds -> seconds < DemoHost.BETWEEN_DROPS.toSeconds());
  }

  @Test
  void suppliesReachFromASingleTrophyToOneForEverybody() {
    assertThat(drops().map(drop -> drop.getInteger("supply"))).contains(1, 400);
  }

  @Test
  void namesFitOnABoard() {
    assertThat(IntStream.range(0, 1_000).mapToObj(_ -> script.name()))
        .allMatch(name -> name.length() <= 24);
  }

  private Stream<JsonObject> drops() {
    return IntStream.range(0, 20).mapToObj(_ -> script.drop());
  }
}
