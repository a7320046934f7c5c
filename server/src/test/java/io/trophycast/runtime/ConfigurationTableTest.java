package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

/** The options, their environment variables, their help and the README's table say the same. */
class ConfigurationTableTest {
  private static final Pattern FROM_ENVIRONMENT =
      Pattern.compile("\\$\\{env:(TROPHYCAST_[A-Z_]+)(?::-(.*))?}");
  private static final Pattern NOTE =
      Pattern.compile(" \\[(TROPHYCAST_[A-Z_]+)(?:, default (.*))?]$");

  @Test
  void theReadmeHasTheTableOfAllOptions() throws IOException {
    String table =
        options().stream()
            .map(ConfigurationTableTest::row)
            .collect(
                Collectors.joining(
                    "\n",
                    "| option | environment | default | what it does |\n|---|---|---|---|\n",
                    "\n"));

    assertThat(Files.readString(Path.of("../README.md"))).contains(table);
  }

  @Test
  void everyOptionIsReadFromTheEnvironmentVariableAndDefaultThatItsHelpNames() {
    assertThat(options())
        .allSatisfy(
            option -> {
              Matcher source = environment(option);
              Matcher note = NOTE.matcher(description(option));
              assertThat(note.find()).as(option.names()[0]).isTrue();
              assertThat(note.group(1)).isEqualTo(source.group(1));
              assertThat(note.group(2)).isEqualTo(source.group(2));
            });
  }

  private static List<Option> options() {
    return Stream.of(ServeCommand.class.getDeclaredFields())
        .flatMap(field -> Stream.of(field.getAnnotationsByType(Option.class)))
        .toList();
  }

  private static String row(Option option) {
    Matcher source = environment(option);
    return "| `%s` | `%s` | %s | %s |"
        .formatted(
            (option.names()[0] + " " + option.paramLabel()).strip(),
            source.group(1),
            source.group(2) == null ? "" : "`" + source.group(2) + "`",
            NOTE.matcher(description(option)).replaceFirst(""));
  }

  private static Matcher environment(Option option) {
    Matcher source = FROM_ENVIRONMENT.matcher(option.defaultValue());
    assertThat(source.matches()).as(option.names()[0]).isTrue();
    return source;
  }

  private static String description(Option option) {
    return String.join(" ", option.description());
  }
}
