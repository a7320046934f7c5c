package io.trophycast.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's jar, and others made of it. */
final class ServerJar {
  private ServerJar() {}

  /** The one that this build made. */
  static Path built() {
    return Path.of(System.getProperty("trophycast.jar"));
  }

  /**
   * A copy with a file of it changed.
   *
   * @param changes what stands there and what takes its place, in turn
   */
  static Path changed(Path folder, String file, String... changes) throws IOException {
    Path jar = Files.copy(built(), folder.resolve("changed.jar"));
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      String text = Files.readString(inside.getPath(file));
      for (int i = 0; i < changes.length; i += 2) {
        assertThat(text).contains(changes[i]);
        text = text.replace(changes[i], changes[i + 1]);
      }
      Files.writeString(inside.getPath(file), text);
    }
    return jar;
  }
}
