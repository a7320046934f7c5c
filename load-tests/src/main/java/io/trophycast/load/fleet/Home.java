package io.trophycast.load.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for the data and logs of all processes of a run, which goes when it is closed.
 *
 * @param path of the folder
 */
public record Home(Path path) implements AutoCloseable {
  /** A fresh one, named after what it is for. */
  public static Home open(String use) {
    try {
      return new Home(Files.createTempDirectory("trophycast-" + use));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all that is in it. */
  @Override
  public void close() {
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
