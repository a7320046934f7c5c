package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nobody is woken by an alert that leaves them alone. */
class AlertsTest {
  private final List<String> alerts = found("../deploy/prometheus/alerts.yml", "- alert: (\\w+)");

  AlertsTest() throws IOException {}

  @Test
  void eachAlertHasAParagraphThatSaysWhatToDo() throws IOException {
    assertThat(found("../docs/operations.md", "(?m)^### (Trophycast\\w+)$"))
        .containsExactlyElementsOf(alerts);
  }

  @Test
  void eachAlertIsSeenToFireAndToStayQuiet() throws IOException {
    assertThat(found("../deploy/prometheus/alerts_test.yml", "- name: (\\w+) fires"))
        .containsExactlyElementsOf(alerts);
    assertThat(
            found("../deploy/prometheus/alerts_test.yml", "alertname: (\\w+)\\n +exp_alerts: \\[]"))
        .containsExactlyElementsOf(alerts);
  }

  private static List<String> found(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(Path.of(file)))
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
