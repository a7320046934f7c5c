package io.trophycast.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MomentTest {
  private static final Path GOLDEN = Path.of("../docs/golden");

  @Test
  void every_golden_moment_survives_reading_and_writing() throws IOException {
    JsonNode moments = golden("moments.json").get("moments");
    assertThat(moments.size()).isEqualTo(Moment.class.getPermittedSubclasses().length);
    for (JsonNode golden : moments) {
      Moment moment = Json.read(golden.toString(), Moment.class);
      assertThat(Json.mapper().readTree(Json.write(moment))).isEqualTo(golden);
    }
  }

  @Test
  void every_golden_outcome_survives_reading_and_writing() throws IOException {
    for (String name :
        new String[] {"won", "already-yours", "sold-out", "not-open", "closed", "undecided"}) {
      JsonNode golden = golden("outcome-" + name + ".json").get("outcome");
      ClaimOutcome outcome = Json.read(golden.toString(), ClaimOutcome.class);
      assertThat(Json.mapper().readTree(Json.write(outcome))).isEqualTo(golden);
    }
  }

  @Test
  void the_golden_me_survives_reading_and_writing() throws IOException {
    for (String name : new String[] {"me.json", "me-newcomer.json"}) {
      JsonNode golden = golden(name).get("me");
      assertThat(Json.mapper().readTree(Json.write(Json.read(golden.toString(), Me.class))))
          .isEqualTo(golden);
    }
  }

  private static JsonNode golden(String name) throws IOException {
    return Json.mapper().readTree(Files.readString(GOLDEN.resolve(name)));
  }
}
