package io.trophycast.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.load.report.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario in small: its answers are right, and its figures are there. */
class ScenarioIT {
  private static final int MEMBERS = 60;

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void aFanoutReachesEverybodyExactlyOnce() throws IOException {
    Result result = tried(Scenario.FANOUT, 2);

    assertThat(result.figures().getLong("deliveries")).isEqualTo(MEMBERS * 2 * 10);
    assertThat(result.figures().getDouble("serverCpuMicrosADelivery")).isPositive();
    assertThat(result.figures().getJsonObject("latencyMillis").getDouble("p99")).isPositive();
    assertThat(result.figures().getJsonObject("generator").getDouble("busy")).isPositive();
    JsonObject path = result.figures().getJsonObject("fullPath");
    assertThat(path.getDouble("cpuMicrosAMomentToAll")).isPositive();
    assertThat(path.getDouble("cpuMicrosAMomentToFew")).isPositive();
    assertThat(told).anyMatch(line -> line.contains("deliveries"));
    assertThat(Files.readString(folder.resolve("reports/fanout.html"))).contains("<svg");
  }

  @Test
  void whatIsDrawnIsWrittenAsPicturesToo() throws Exception {
    Result result = tried(Scenario.IDLE, 1);

    result.plot(folder.resolve("plots"));

    Path plot = folder.resolve("plots/idle-handshakes-a-second.svg");
    var parsed =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(plot.toFile());
    assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(parsed.getElementsByTagName("polyline").getLength()).isEqualTo(1);
  }

  @Test
  void anIdleCrowdStaysConnectedAndIsWeighed() throws IOException {
    Result result = tried(Scenario.IDLE, 1);

    assertThat(result.figures().getLong("heapBytes")).isPositive();
    assertThat(result.figures().getLong("residentBytes")).isPositive();
    assertThat(result.figures().containsKey("residentBytesAConnection")).isTrue();
    assertThat(result.figures().getDouble("cpuMicrosAHandshake")).isPositive();
  }

  @Test
  void whatGrowsIsMeasuredInStepsAndASlopeDrawn() throws IOException {
    Result result = tried(Scenario.GROWTH, 1);

    for (String series : List.of("members", "stages", "instances")) {
      JsonArray steps = result.figures().getJsonArray(series);
      assertThat(steps).hasSize(3);
      assertThat(steps.getJsonObject(2).getDouble("residentBytes")).isPositive();
    }
    assertThat(result.figures().getJsonArray("instances").getJsonObject(2).getInteger("instances"))
        .isEqualTo(4);
    // In so short a time what a moment costs is less than what comes and goes beside it.
    assertThat(result.figures().getJsonObject("aFurtherInstance").getDouble("residentBytes"))
        .isPositive();
  }

  @Test
  void aStampedeIsAnsweredRight() throws IOException {
    Result result = tried(Scenario.STAMPEDE, 0);

    for (String time : List.of("cold", "warm")) {
      JsonObject stampede = result.figures().getJsonObject(time);
      assertThat(stampede.getInteger("answers")).isEqualTo(MEMBERS);
      assertThat(stampede.getJsonObject("latencyMillis").getDouble("p99")).isPositive();
      // Some come too late before the end is known to be kept, and ask as well.
      assertThat(stampede.getLong("askedRedis")).isBetween(5L, (long) MEMBERS);
    }
    JsonObject fromMemory = result.figures().getJsonObject("fromMemory");
    assertThat(fromMemory.getLong("askedRedis")).isZero();
    assertThat(fromMemory.getDouble("serverCpuMicrosAClaim")).isPositive();
    JsonObject decided = result.figures().getJsonObject("decidedByRedis");
    assertThat(decided.getLong("askedRedis")).isEqualTo(decided.getLong("claims"));
    assertThat(decided.getDouble("serverCpuMicrosAClaim")).isPositive();
  }

  @Test
  void confettiIsCountedExactlyAsFarAsPeopleCanTap() throws IOException {
    Result result = tried(Scenario.CONFETTI, 2, MEMBERS * 100);

    JsonObject some = result.figures().getJsonObject("asFingersCan");
    assertThat(some.getLong("tapsCounted")).isEqualTo(MEMBERS * 10 * 2);
    JsonObject all = result.figures().getJsonObject("all");
    assertThat(all.getLong("tapsSent")).isEqualTo(MEMBERS * 100 * 2);
    assertThat(all.getLong("tapsCounted"))
        .isBetween(all.getLong("leastToCount"), all.getLong("mostToCount"))
        .isLessThan(all.getLong("tapsSent"));
    assertThat(result.figures().getDouble("framesOfAllToOne")).isPositive();
  }

  @Test
  void everybodyComesBackToAServerThatHasJustStarted() throws IOException {
    Result result = tried(Scenario.RECONNECT, 1);

    assertThat(result.figures().getJsonObject("cold").getDouble("serverCpuMicrosAReturn"))
        .isPositive();
    assertThat(result.figures().getJsonObject("warm").getDouble("secondsToAllCurrent"))
        .isPositive();
  }

  @Test
  void screensWithWrongClocksOpenTogether() throws IOException {
    Result result = tried(Scenario.REVEAL, 0);

    assertThat(
            result
                .figures()
                .getJsonObject("unlockedAgainstTheInstantMillis")
                .getDouble("p99MinusP1"))
        .isPositive();
    assertThat(result.figures().getLong("serverOpenedLateMillis")).isNotNegative();
  }

  @Test
  void theLastScoresReachEveryBoard() throws IOException {
    Result result = tried(Scenario.BOARD, 2);

    assertThat(result.figures().getJsonObject("few").getLong("writes")).isEqualTo(2);
    JsonObject many = result.figures().getJsonObject("many");
    assertThat(many.getLong("writes")).isEqualTo(2 * 10);
    assertThat(many.getDouble("serverCpuMicrosAWrite")).isPositive();
    assertThat(many.getDouble("redisCpuMicrosAWrite")).isPositive();
    assertThat(many.getDouble("stateFramesAClientAndSecond")).isPositive();
  }

  @Test
  void anEveningOfComingAndGoingEndsWithEverybodyThere() throws IOException {
    Result result = tried(Scenario.SOAK, 6);

    assertThat(result.figures().getJsonObject("memoryAfter").getLong("heapBytes")).isPositive();
    JsonObject evening = result.figures().getJsonObject("evening");
    assertThat(evening.getInteger("drops")).isEqualTo(1);
    assertThat(evening.getInteger("claims")).isEqualTo(MEMBERS * 9 / 10 / 2);
    assertThat(evening.getInteger("newcomers")).isPositive();
    assertThat(result.figures().getJsonObject("latencyMillisLastThird").getLong("count"))
        .isPositive();
  }

  private Result tried(Scenario scenario, int seconds) throws IOException {
    return tried(scenario, seconds, 10);
  }

  private Result tried(Scenario scenario, int seconds, double rate) throws IOException {
    var terms =
        new Terms(
            MEMBERS,
            seconds,
            rate,
            5,
            1,
            Path.of(System.getProperty("trophycast.jar")),
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
            folder,
            folder,
            told::add);
    Result result = scenario.run(terms);
    assertThat(result.wrong()).isEmpty();
    assertThat(result.figures().getJsonObject("troubles")).isEqualTo(new JsonObject());
    assertThat(result.figures().getDouble("longestLoopBlockMillis")).isPositive();
    assertThat(result.figures().getLong("loopBlocksOver20Millis")).isNotNegative();
    Path page = result.write(folder.resolve("reports"));
    assertThat(Files.readString(page)).contains(result.scenario());
    Path file = page.resolveSibling(result.scenario() + ".json");
    JsonObject environment = new JsonObject(Files.readString(file)).getJsonObject("environment");
    assertThat(environment.getInteger("cores")).isPositive();
    return result;
  }
}
