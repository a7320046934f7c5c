package io.trophycast.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} and the code to each other. */
class ErrorsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d{3}) \\| `([a-z_]+)` \\| ([^|]+) \\|", Pattern.MULTILINE);

  @Test
  void theDocumentListsEachCodeWithItsStatusAndTitle() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(Path.of("..", "docs", "errors.md")))
            .results()
            .map(ErrorsTest::row)
            .toList();

    List<String> coded =
        Arrays.stream(ErrorCode.values())
            .map(code -> Problem.of(code, ""))
            .map(problem -> problem.status() + " " + problem.code().wire() + " " + problem.title())
            .toList();

    assertThat(documented).containsExactlyInAnyOrderElementsOf(coded);
  }

  private static String row(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3);
  }
}
