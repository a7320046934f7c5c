package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionLibraryTest {
  private static final Path FOLDER = Path.of("src/main/resources/redis");

  @Test
  void every_lua_file_is_a_function_of_the_library() throws IOException {
    assertThat(files(FOLDER)).containsExactlyElementsOf(FunctionLibrary.NAMES);
    assertThat(files(FOLDER.resolve("shared")))
        .containsExactlyInAnyOrderElementsOf(FunctionLibrary.SHARED);
  }

  @Test
  void every_function_says_what_it_takes_and_returns() throws IOException {
    for (String name : files(FOLDER)) {
      assertThat(Files.readString(FOLDER.resolve(name + ".lua"))).contains("-- KEYS", "-- RETURNS");
    }
  }

  @Test
  void names_end_in_the_same_hash_of_the_text() {
    var library = FunctionLibrary.fromClasspath();
    assertThat(library.nameOf("claim")).matches("claim_[0-9a-f]{12}");
    assertThat(library.nameOf("claim")).isEqualTo(FunctionLibrary.fromClasspath().nameOf("claim"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".lua"))
          .map(name -> name.replace(".lua", ""))
          .sorted()
          .toList();
    }
  }
}
